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
        var stranger = own.Caller([.. Grants.Lane, Scopes.InboxReadAdmin]).With(claims => claims["tenant"] = "other");
        var strangers = await DreamAsync(own.Client, await own.Client.ScheduleAsync(stranger, TestSeeds.Plain), stranger);
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
                var siblings = await own.Client.ScheduleAsync(parent, TestSeeds.Plain);
                var administrator = own.Caller([.. Grants.Lane, Scopes.InboxReadAdmin]);
                var job = chosen.Choice switch
                {
                    0 => await DreamAsync(own.Client, scheduled, administrator),
                    1 => await DreamAsync(own.Client, siblings, administrator),
                    _ => strangers,
                };
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

    // Collected, so that there is a trace to be read and removed: what is not there is 404 to those who may as well.
    private static async Task<Answer> DreamAsync(SimClient client, Answer scheduled, TestToken administrator)
    {
        (await client.CollectAsync(administrator, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
        (await client.TraceAsync(administrator, scheduled.Text("trace_id"))).MustBe(HttpStatusCode.OK);
        return scheduled;
    }

    private static Task<Answer> CallAsync(SimClient client, SimRoute route, Answer job, string token)
    {
        var path = route.Template
            .Replace("{job_id}", job.Text("job_id"), StringComparison.Ordinal)
            .Replace("{trace_id}", job.Text("trace_id"), StringComparison.Ordinal);
        var content = route.Method is "GET" or "DELETE" ? null : SimClient.Json(TestSeeds.Plain);
        return client.SendAsync(new HttpMethod(route.Method), path, token, content, request => request.Headers.TryAddWithoutValidation("Prefer", "return=capability"));
    }
}
