# Writes src/test/resources/scripts/every.csv: 160 made-up rows with missing codes, texts, ties and hostile names.
# Rscript src/test/R/scripts.R src/test/resources/scripts/every.csv

set.seed(5); n<-160; q<-sapply(1:6,function(i) sample(c(1:7,-99),n,TRUE,prob=c(1,2,3,4,3,2,1,.7)))
g<-rnorm(n); for(i in 1:6) q[,i]<-ifelse(q[,i]<0,-99,pmin(7,pmax(1,round(q[,i]+g))))
d<-data.frame(q); names(d)<-paste0("q",1:6)
d$age<-sample(18:80,n,TRUE); d$age[3]<-999; d$gender<-sample(1:3,n,TRUE,prob=c(5,4,1)); d$site<-sample(c("Haifa","Roma","São \"X\"",""),n,TRUE)
d$mood<-round(rnorm(n),2); d$change<-round(d$mood*.4+rnorm(n),2); d$bond<-round(rnorm(n,3),1); d$ever_cried<-sample(0:1,n,TRUE)
d$before<-sample(1:7,n,TRUE); d$after<-pmin(7,d$before+sample(-1:2,n,TRUE)); d$sessions<-sample(0:40,n,TRUE); d$zip<-sprintf("%05d",sample(1:9,n,TRUE))
d[["Solar.R"]]<-round(runif(n),3); d[['x"); system("touch owned']]<-sample(1:5,n,TRUE); d[["it's `odd` \\ $HOME"]]<-sample(1:4,n,TRUE)
write.csv(d,commandArgs(TRUE)[1],row.names=FALSE,na="",fileEncoding="UTF-8")
