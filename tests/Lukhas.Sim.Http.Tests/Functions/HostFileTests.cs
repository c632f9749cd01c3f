using System.Reflection;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Sweeping;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.TestKit;

namespace Lukhas.Sim.Http.Tests.Functions;

/// <summary>The files that the Functions host reads say what the app relies on.</summary>
public sealed class HostFileTests
{
    [Fact]
    public void HostJson_HasThePrefixOfTheRoutesAndOpenTelemetry()
    {
        var host = Read("host.json");

        Assert.Equal("2.0", host.GetProperty("version").GetString());
        Assert.Equal("OpenTelemetry", host.GetProperty("telemetryMode").GetString());
        Assert.Equal(SimRoutes.Prefix, host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void AuditLines_ArePassedOnByWorkerAndHost()
    {
        Assert.Contains("builder.Logging.KeepAudit();", FunctionSources.Program);
        Assert.Equal("Information", Read("host.json").GetProperty("logging").GetProperty("logLevel").GetProperty("Function").GetString());
    }

    [Fact]
    public void Sample_NamesSettingsThatAreReadAndNoOthers()
    {
        var known = typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((string)field.GetRawConstantValue()!).Replace(":", "__", StringComparison.Ordinal))
            .Append("SimStorage")
            .ToList();

        var ours = Sample().Keys.Where(name => name.StartsWith("Sim", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.Contains(known, prefix => name == prefix || name.StartsWith($"{prefix}__", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sample_TrustsTheDevelopmentIssuerAndSweepsAsTheLaneDoesByDefault()
    {
        var sample = Sample();

        Assert.Equal(DevelopmentIssuer.Name, sample["SIM_AUTH__Issuers__0__Issuer"]);
        Assert.Equal(DevelopmentIssuer.Audience, sample["SIM_AUTH__Issuers__0__Audience"]);
        Assert.Equal("dotnet-isolated", sample["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.True(SweepSchedule.TryParse(sample[SettingNames.SweepSchedule], out var schedule));
        var now = DateTimeOffset.UnixEpoch;
        Assert.Equal(SweepSchedule.Default.NextAfter(now), schedule.NextAfter(now));
    }

    private static Dictionary<string, string> Sample() => Read("local.settings.sample.json").GetProperty("Values").EnumerateObject()
        .ToDictionary(value => value.Name, value => value.Value.GetString()!);

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllBytes(Checkout.PathOf(file)));
}
