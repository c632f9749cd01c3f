using System.Net;
using CsCheck;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.JobBound;

/// <summary>Whatever its parent may do, a derived capability may do no more: on every route, and on any job.</summary>
public sealed class NarrowerProperties
{
    private static readonly string[] Others = [.. Scopes.All.Where(scope => scope != Scopes.Schedule)];

    private static readonly Gen<(string[] Scopes, int Choice)> Cases = Gen.Select(
        Gen.Bool.Array[Others.Length].Select(held => Others.Where((_, index) => held[index]).Prepend(Scopes.Schedule).ToArray()),
        Gen.Int[0, 2]);

    [Fact]
    public async Task Capability_WhateverItsParentHolds_AllowsNothingThatTheParentDoesNot()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "100000", ["SIM_RATE_BURST"] = "1000000" });
        var strangers = (await own.Client.ScheduleAsync(own.Caller(Grants.Lane).With(claims => claims["tenant"] = "other"), TestSeeds.Plain)).Text("job_id");
        var derived = 0;

        await Cases.SampleAsync(
            async chosen =>
            {
                var parent = own.Caller(chosen.Scopes);
                var scheduled = await own.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain);
                if (!scheduled.Json.TryGetProperty("capability", out var capability))
                {
                    Assert.DoesNotContain(Scopes.Collect, chosen.Scopes);
                    return;
                }

                Interlocked.Increment(ref derived);
                Assert.Subset(chosen.Scopes.ToHashSet(), capability.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!).ToHashSet());
                var siblings = (await own.Client.ScheduleAsync(parent, TestSeeds.Plain)).Text("job_id");
                var job = chosen.Choice switch { 0 => scheduled.Text("job_id"), 1 => siblings, _ => strangers };
                foreach (var route in SimRoutes.All)
                {
                    var child = await CallAsync(own.Client, route, job, capability.GetProperty("token").GetString()!);
                    if (!IsAllowed(child))
                        continue;
                    Assert.True(IsAllowed(await CallAsync(own.Client, route, job, parent.Sign())), $"The parent of {string.Join(' ', chosen.Scopes)} may not {route.Name}.");
                    Assert.True(route.Scopes.IsAnonymous || chosen.Choice == 0, $"The child may {route.Name} on a job that is not its own.");
                    Assert.True(route.Scopes.IsAnonymous || !child.Json.TryGetProperty("capability", out _), "The child has a child.");
                }
            },
            iter: 60,
            threads: 2);

        Assert.True(derived > 10, $"Only {derived} capabilities were derived.");
    }

    private static bool IsAllowed(Answer answer) =>
        answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound);

    private static Task<Answer> CallAsync(SimClient client, SimRoute route, string job, string token)
    {
        var path = route.Template.Replace("{job_id}", job, StringComparison.Ordinal).Replace("{trace_id}", "LT-1-0000000000000000", StringComparison.Ordinal);
        var content = route.Method is "GET" or "DELETE" ? null : SimClient.Json(TestSeeds.Plain);
        return client.SendAsync(new HttpMethod(route.Method), path, token, content, request => request.Headers.TryAddWithoutValidation("Prefer", "return=capability"));
    }
}
