* Reads an exact file as it is and computes what pspp.yaml asks for; the test fills in FILE and COLUMNS.
* Ran with PSPP 1.6.2. It prints p and r with three decimals whatever the format, everything else as told.
SET DECIMAL=DOT.
SET FORMAT=F40.16.
GET DATA /TYPE=TXT /FILE='FILE' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2
  /VARIABLES=COLUMNS.
MISSING VALUES age ever_cried cry_positive wai_total ctsc_total (-99 THRU -55).
FORMATS age cry_positive wai_total ctsc_total (F40.16).
DESCRIPTIVES /VARIABLES=age cry_positive wai_total ctsc_total
  /STATISTICS=MEAN STDDEV VARIANCE SKEWNESS KURTOSIS SEMEAN MINIMUM MAXIMUM.
T-TEST /GROUPS=ever_cried(0,1) /VARIABLES=ctsc_total wai_total.
CORRELATIONS /VARIABLES=cry_positive wai_total ctsc_total /PRINT=TWOTAIL NOSIG /STATISTICS=XPROD
  /MISSING=PAIRWISE.
