* The work of study.yaml in SPSS syntax, which PSPP runs (no partial correlations). DATA stands for the file.
GET DATA /TYPE=TXT /FILE="DATA" /ARRANGEMENT=DELIMITED /DELIMITERS="," /FIRSTCASE=2
 /VARIABLES=id F9 age F3 gender F1 race F1 orientation F1 language F1 sessions F6 cried F1 cry_sessions_4wk F3
 cry1 F1 cry2 F1 cry3 F1 cry4 F1 cry5 F1 cry6 F1 cry7 F1 cry8 F1 cry9 F1 cry10 F1 cry11 F1 cry12 F1
 wai1 F1 wai2 F1 wai3 F1 wai4 F1 wai5 F1 wai6 F1 wai7 F1 wai8 F1 wai9 F1 wai10 F1 wai11 F1 wai12 F1
 rq_secure F1 rq_fearful F1 rq_preoccupied F1 rq_dismissing F1
 ctsc1 F1 ctsc2 F1 ctsc3 F1 ctsc4 F1 ctsc5 F1 ctsc6 F1 ctsc7 F1 ctsc8 F1 ctsc9 F1 ctsc10 F1 ctsc11 F1 ctsc12 F1
 ctsc13 F1 ctsc14 F1 ctsc15 F1 ctsc16 F1.
COMPUTE wai_task=MEAN.3(wai1,wai2,wai10,wai12).
COMPUTE wai_bond=MEAN.3(wai3,wai5,wai7,wai9).
COMPUTE wai_goal=MEAN.3(wai4,wai6,wai8,wai11).
COMPUTE wai_total=MEAN.10(wai1 TO wai12).
COMPUTE ctsc=MEAN.13(ctsc1 TO ctsc16).
COMPUTE cry_positive=MEAN.3(cry1 TO cry4).
COMPUTE cry_meaning=MEAN.3(cry5 TO cry8).
COMPUTE cry_negative=MEAN.3(cry9 TO cry12).
COMPUTE rq_self=rq_secure+rq_dismissing-rq_preoccupied-rq_fearful.
COMPUTE rq_other=rq_secure+rq_preoccupied-rq_dismissing-rq_fearful.
DESCRIPTIVES /VARIABLES=wai_task wai_bond wai_goal wai_total ctsc cry_positive cry_meaning cry_negative rq_secure rq_self rq_other age sessions
 /STATISTICS=MEAN STDDEV SKEWNESS KURTOSIS.
CORRELATIONS /VARIABLES=wai_task wai_bond wai_goal wai_total ctsc cry_positive cry_meaning cry_negative rq_secure rq_self rq_other age sessions
 /MISSING=PAIRWISE.
T-TEST /GROUPS=cried(0,1) /VARIABLES=ctsc wai_total sessions rq_secure.
CROSSTABS /TABLES=gender orientation race BY cried /STATISTICS=CHISQ.
RELIABILITY /VARIABLES=wai1 TO wai12.
RELIABILITY /VARIABLES=ctsc1 TO ctsc16.
