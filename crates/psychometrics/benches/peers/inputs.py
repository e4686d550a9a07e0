# The inputs of the comparison: synthetic, seed fixed; written into the current folder. Needs numpy.
import numpy as np
rng=np.random.default_rng(20261123)
def save(name,a,fmt): np.savetxt(name,a,delimiter=",",fmt=fmt)
# 2PL 10000x50
N,J=10000,50; th=rng.normal(size=N); a=rng.lognormal(0.2,0.3,J); b=rng.normal(0,1,J)
save("2pl_10000x50.csv",(rng.random((N,J))<1/(1+np.exp(-a*(th[:,None]-b)))).astype(int),"%d")
# GRM 10000x30, 5 categories
N,J,K=10000,30,5; th=rng.normal(size=N); a=rng.lognormal(0.3,0.3,J); b=np.sort(rng.normal(0,1.2,(J,K-1)),axis=1)
u=rng.random((N,J)); P=1/(1+np.exp(-a[None,:,None]*(th[:,None,None]-b[None])))
save("grm_10000x30.csv",(u[:,:,None]<P).sum(2),"%d")
# CFA 12 items 3 factors, 100000 rows
N=100000; F=rng.multivariate_normal([0,0,0],[[1,.7,.6],[.7,1,.65],[.6,.65,1]],N); L=np.repeat(np.eye(3),4,axis=0)*rng.uniform(.6,.85,(12,1))
X=F@L.T+rng.normal(size=(N,12))*np.sqrt(1-(L**2).sum(1)); save("cfa_100000x12.csv",X,"%.6f")
# alpha/omega 100000x50 likert
N,J=100000,50; g=rng.normal(size=N); X=np.clip(np.rint(3+0.8*g[:,None]+rng.normal(size=(N,J))),1,5).astype(int); save("likert_100000x50.csv",X,"%d")
# growth: 20000 clients, up to 10 sessions, 500 counsellors
rows=[]; nt,nc=500,20000; t=rng.normal(0,1.2,nt); ts=rng.normal(0,.3,nt)
for c in range(nc):
    k=rng.integers(0,nt); u0=rng.normal(0,5); u1=rng.normal(0,1.5); n=max(2,min(10,rng.geometric(.12)+1)); s=np.arange(n); x=np.log1p(s)
    y=20+u0+t[k]+(-3+u1+ts[k])*x+rng.normal(0,2.5,n)
    rows.append(np.column_stack([np.full(n,c),np.full(n,k),s,x,y]))
save("growth.csv",np.vstack(rows),["%d","%d","%d","%.6f","%.6f"])
print(sum(len(r) for r in rows))
# cox
N=100000; X=rng.normal(size=(N,4)); T=rng.exponential(np.exp(-(X@[.3,-.2,.1,0]))); C=rng.exponential(1.5,N); save("cox_100000.csv",np.column_stack([np.minimum(T,C),T<=C,X]),"%.6f")
