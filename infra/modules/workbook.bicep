@description('What the workbook is called in the portal.')
param displayName string

@description('Where it lies.')
param location string

@description('The tags of every resource.')
param tags object

@description('The workspace that it asks.')
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

var charts = [
  {
    title: 'Queue depth over 30 days: jobs that wait to be collected'
    query: loadTextContent('../queries/queue-depth.kql')
    visualization: 'linechart'
    time: { timeContext: { durationMs: 2592000000 } }
  }
  {
    title: 'Decisions of policy'
    query: loadTextContent('../queries/decisions.kql')
    visualization: 'barchart'
    time: { timeContextFromParameter: 'TimeRange' }
  }
  {
    title: 'Collect: seconds until the answer'
    query: loadTextContent('../queries/collect-latency.kql')
    visualization: 'linechart'
    time: { timeContextFromParameter: 'TimeRange' }
  }
  {
    title: 'Sweeps'
    query: loadTextContent('../queries/sweeps.kql')
    visualization: 'barchart'
    time: { timeContextFromParameter: 'TimeRange' }
  }
]

var range = {
  type: 9
  name: 'parameters'
  content: {
    version: 'KqlParameterItem/1.0'
    style: 'pills'
    parameters: [
      {
        id: guid(workspace.id, 'TimeRange')
        version: 'KqlParameterItem/1.0'
        name: 'TimeRange'
        label: 'Time range'
        type: 4
        isRequired: true
        value: {
          durationMs: 86400000
        }
        typeSettings: {
          selectableValues: map([3600000, 14400000, 86400000, 604800000, 2592000000], span => { durationMs: span })
          allowCustom: true
        }
      }
    ]
  }
}

var items = map(charts, chart => {
  type: 3
  name: chart.title
  content: union(chart.time, {
    version: 'KqlItem/1.0'
    title: chart.title
    query: chart.query
    size: 0
    queryType: 0
    resourceType: 'microsoft.operationalinsights/workspaces'
    crossComponentResources: [
      workspace.id
    ]
    visualization: chart.visualization
  })
})

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'simulation-lane')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: workspace.id
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat([range], items)
      fallbackResourceIds: [
        workspace.id
      ]
    })
  }
}
