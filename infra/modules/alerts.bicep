@description('What makes the names of rules unique.')
param suffix string

@description('Where the rules lie.')
param location string

@description('The tags of every resource.')
param tags object

@description('The workspace that the rules ask.')
param workspaceName string

@description('Who is told; empty for nobody.')
param email string

@description('Traces with a 5xx answer within 15 minutes that raise the alert.')
param serverErrorThreshold int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

var rules = [
  {
    name: 'duress'
    title: 'A seed carried a duress or shadow signal'
    description: 'Somebody may be acting under threat. The audit tells tenant, subject and token; docs/deploy.md says what to do.'
    severity: 0
    window: 'PT15M'
    query: loadTextContent('../queries/duress.kql')
    measure: 'Signals'
    operator: 'GreaterThan'
    threshold: 0
    // It is not over because the next five minutes were quiet.
    resolvesItself: false
  }
  {
    name: 'server-errors'
    title: 'The lane answers with server errors'
    description: 'Storage may be out of reach, the lane switched off, or a bug: the log has the trace id of each.'
    severity: 1
    window: 'PT15M'
    query: loadTextContent('../queries/server-errors.kql')
    measure: 'Errors'
    operator: 'GreaterThanOrEqual'
    threshold: serverErrorThreshold
    resolvesItself: true
  }
  {
    name: 'sweeper'
    title: 'No sweep has succeeded for 30 minutes'
    description: 'Expired jobs and documents are still kept. Nobody is shown them, and storage removes documents at the latest by its lifecycle rule.'
    severity: 2
    window: 'PT30M'
    query: loadTextContent('../queries/sweeper.kql')
    measure: 'Sweeps'
    operator: 'LessThan'
    threshold: 1
    resolvesItself: true
  }
]

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-sim-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'sim-lane'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-sim-${rule.name}-${suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [
        workspace.id
      ]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      // The tables come into being with the first telemetry, which is later than this.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Total'
            metricMeasureColumn: rule.measure
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: rule.resolvesItself
      actions: {
        actionGroups: empty(email) ? [] : [receivers.id]
      }
    }
  }
]
