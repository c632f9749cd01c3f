@description('The name of the endpoint.')
param name string

@description('Where it lies.')
param location string

@description('The tags of every resource.')
param tags object

@description('The storage account behind it.')
param accountId string

@description('The service of the account: blob or table.')
param service string

@description('The subnet it gets its address from.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: 'privatelink.${service}.${environment().suffixes.storage}'
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: service
        properties: {
          privateLinkServiceId: accountId
          groupIds: [
            service
          ]
        }
      }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: service
        properties: {
          privateDnsZoneId: zone.id
        }
      }
    ]
  }
}
