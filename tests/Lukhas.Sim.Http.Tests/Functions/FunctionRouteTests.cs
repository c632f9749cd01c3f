using System.Reflection;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Settings;

namespace Lukhas.Sim.Http.Tests.Functions;

/// <summary>Both hosts have the same routes: neither has one that the other lacks.</summary>
public sealed class FunctionRouteTests
{
    [Fact]
    public void Functions_WhenComparedWithTheEmbeddedHost_AreTheSameRoutes()
    {
        var routes = typeof(SimRoutes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(SimRoute))
            .ToDictionary(property => (SimRoute)property.GetValue(null)!, property => property.Name);
        var expected = SimRoutes.All.Select(route => new FunctionSource(
            route.Name,
            "HttpTrigger",
            ["AuthorizationLevel.Anonymous", route.Method.ToLowerInvariant(), $"Route = {route.Template}"],
            $"SimRoutes.{routes[route]}.Endpoint(request.HttpContext).AsTask()"));

        var actual = FunctionSources.Functions.Where(function => function.Trigger == "HttpTrigger");

        Assert.Equal(expected.Select(Line).Order(StringComparer.Ordinal), actual.Select(Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_WhenNotCalledOverHttp_AreTheSweepAlone()
    {
        var sweep = Assert.Single(FunctionSources.Functions, function => function.Trigger != "HttpTrigger");

        Assert.Equal(("sweep", "TimerTrigger"), (sweep.Name, sweep.Trigger));
        Assert.Equal([$"%{SettingNames.SweepSchedule}%"], sweep.Arguments);
        Assert.Equal("sweep.RunAsync(cancellationToken)", sweep.Call);
    }

    [Fact]
    public void Program_ChecksCapabilitiesRightAfterTheServerHasTheRequest()
    {
        var program = FunctionSources.Program.ToList();

        var server = program.FindIndex(statement => statement.Contains("ConfigureFunctionsWebApplication", StringComparison.Ordinal));
        Assert.True(server >= 0);
        Assert.Equal("builder.UseMiddleware<CapabilityMiddleware>();", program[server + 1]);
        Assert.DoesNotContain(program.Skip(server + 2), statement => statement.Contains("UseMiddleware", StringComparison.Ordinal));
    }

    [Fact]
    public void Program_KeepsJobsInTheTableAndDreamsInBlobsUnlessSettingsSayOtherwise()
    {
        Assert.Contains("builder.Services.AddSimCore(SimDefaults.Azure).AddSimApi();", FunctionSources.Program);
        Assert.Contains("builder.Services.UseAzureStorage(builder.Configuration).UseRedis(builder.Configuration);", FunctionSources.Program);
        Assert.Equal(new SimDefaults("table", "blob"), SimDefaults.Azure);
    }

    private static string Line(FunctionSource function) => $"{function.Name} {string.Join(", ", function.Arguments)} => {function.Call}";
}
