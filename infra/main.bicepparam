// What `azd` and `az deployment group create` deploy. docs/deploy.md has every parameter; what is not here has its default.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'lukhas-sim')
param alertEmail = readEnvironmentVariable('SIM_ALERT_EMAIL', '')
param isolated = bool(readEnvironmentVariable('SIM_ISOLATED', 'false'))
param otlpEndpoint = readEnvironmentVariable('SIM_OTLP_ENDPOINT', '')
param otlpProtocol = readEnvironmentVariable('SIM_OTLP_PROTOCOL', 'grpc')

// The issuers that are trusted, as a JSON array: [{"issuer": "…", "audience": "…", "discovery": "…"}].
param issuers = json(readEnvironmentVariable('SIM_ISSUERS', '[]'))
