## The supervisor's page

supervision-title = Supervision
supervision-lead = Only cases whose clients agreed are shown here. Each time you open one, the client can see it.
supervision-none = You supervise nobody yet
supervision-none-text = The practice's administrator says who supervises whom.
supervision-no-case = No client has agreed to be seen yet.
supervision-since = agreed since { $date }
supervision-hidden = Cases whose clients have not agreed are neither shown nor counted here.
