import json,sys,collections
seen=set();bad=0;n=0;open_=collections.Counter()
for i,l in enumerate(open(sys.argv[1]),1):
    if not l.strip(): continue
    try:r=json.loads(l)
    except Exception as e: print(i,'not JSON',e);bad+=1;continue
    n+=1
    want={'for':4,'against':4} if 'for' in r else {'same':3,'dispute':3,'related':2}
    for k,v in want.items():
        t=r.get(k)
        if not isinstance(t,list) or len(t)!=v or not all(isinstance(x,str) and 3<=len(x.split())<=60 for x in t): print(i,k,'has not',v,'sentences of 3-60 words');bad+=1
    if r['claim'].lower() in seen: print(i,'claim twice');bad+=1
    seen.add(r['claim'].lower())
    if 'same' in r:
        for k in ('same','dispute','related'):
            for x in r[k]: open_[x.split()[0]]+=1
        if any(w in ' '+r['dispute'][1].lower()+' ' for w in (' not ',"n't",' no ',' never ',' denied ',' rejected ')): print(i,'dispute[1] has a negation word');bad+=1
print(n,'lines',bad,'problems; commonest openings',open_.most_common(6))
