using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Audit;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Functions;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Redis;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<CapabilityMiddleware>();
builder.Logging.KeepAudit();
builder.Services.UseAzureStorage(builder.Configuration).UseRedis(builder.Configuration);
builder.Services.AddSimCore(SimDefaults.Azure).AddSimApi();
builder.Services.AddWorkerTelemetry(builder.Configuration);
builder.Build().Run();
