using System.Globalization;
using System.Net;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.Matrix;

/// <summary>Every route, called by everybody, about everybody's jobs: the answer is the one that the contract's table has, in every cell.</summary>
public sealed class AccessMatrixTests(SharedHost host)
{
    private const string Own = "http-tests";
    private const string Foreign = "matrix-tests";
    private const string UnknownJob = "JOB-00000000000000000000000000000000";
    private const string UnknownTrace = "LT-1-0000000000000000";

    /// <summary>The contract. A route that is not in it fails the test until somebody says who may call it.</summary>
    private static readonly AccessRule[] Rules =
    [
        new("POST simulations", 202, Scopes.Schedule) { Body = TestSeeds.Plain },
        new("GET simulations/{job_id}", 200, Scopes.Schedule, Scopes.Collect) { AnyScope = true },
        new("POST simulations/{job_id}/collect", 200, Scopes.Collect, Scopes.InboxWrite),
        new("POST simulations/{job_id}/cancel", 200, Scopes.Schedule),
        new("POST policy/evaluate", 200, Scopes.Schedule) { Body = TestSeeds.Plain },
        new("GET lane", 200, Scopes.Operate),
        new("PUT lane", 200, Scopes.Operate) { Body = """{"enabled":false,"tenant":"matrix-tests-off"}""" },
        new("GET inbox/traces", 200, Scopes.InboxReadAdmin),
        new("GET inbox/traces/{trace_id}", 200, Scopes.InboxReadAdmin),
        new("DELETE inbox/traces/{trace_id}", 200, Scopes.InboxPurgeAdmin),
        new("GET health", 200),
        new("GET health/ready", 200),
        new("GET openapi.json", 200),
        new("GET .well-known/jwks.json", 200),
    ];

    private static readonly Target Bound = new("the job of the job-bound token", Own, IsBound: true);

    private static readonly Target[] Targets = [Bound, new("own", Own), new("another tenant's", Foreign), new("unknown", Tenant: null)];

    public static TheoryData<string> Routes => [.. SimRoutes.All.Select(route => $"{route.Method} {route.Template}")];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_WhoeverCallsAboutWhateverJob_AnswersAsTheContractSays(string route)
    {
        var rule = Rules.SingleOrDefault(rule => rule.Route == route);
        Assert.True(rule is not null, $"{route} is a new route: say in the table who may call it.");
        var wrong = new List<string>();

        foreach (var principal in Principals())
        {
            foreach (var target in rule.IsAboutAJob || rule.IsAboutATrace ? Targets : [Bound])
            {
                var answer = await CallAsync(rule, principal, target);
                if (Describe(answer) != Expect(rule, principal, target))
                    wrong.Add($"{principal.Name} on {target.Name}: expected {Expect(rule, principal, target)}, was {Describe(answer)}");
            }
        }

        Assert.Empty(wrong);
    }

    private static string Expect(AccessRule rule, Principal principal, Target target) => rule.StatusFor(principal, target) switch
    {
        401 => $"401 {principal.Slug}",
        403 => "403 capability-insufficient",
        404 => "404 not-found",
        var status => status.ToString(CultureInfo.InvariantCulture),
    };

    private static string Describe(Answer answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        return answer.Status < HttpStatusCode.BadRequest ? status : $"{status} {answer.Text("type").Split(':')[^1]}";
    }

    private IEnumerable<Principal> Principals()
    {
        using var stranger = TokenSigner.Create();
        yield return new Principal("nobody", Own, []) { IsVerified = false, Slug = "capability-missing", Token = _ => null };
        yield return new Principal("a forger", Own, Scopes.All) { IsVerified = false, Token = _ => Forged(stranger) };
        yield return Unverified("somebody whose token has expired", claims =>
        {
            claims["iat"] = (long)claims["iat"]! - 600;
            claims["exp"] = (long)claims["iat"]! + 540;
        });
        yield return Unverified("somebody whose token is for another service", claims => claims["aud"] = "urn:other");
        foreach (var missing in Scopes.All)
            yield return Verified($"a caller without {missing}", Own, [.. Scopes.All.Where(scope => scope != missing)]);
        yield return Verified("a caller without any scope", Own, []);
        yield return Verified("a caller of another tenant", Foreign, [.. Scopes.All]);
        yield return Verified("a caller with all scopes", Own, [.. Scopes.All]);
        yield return new Principal("the bearer of a job-bound token", Own, [Scopes.Collect, Scopes.InboxWrite]) { IsJobBound = true, Token = bound => bound };
    }

    private Principal Unverified(string name, Action<System.Text.Json.Nodes.JsonObject> change) =>
        new(name, Own, Scopes.All) { IsVerified = false, Token = _ => host.Caller([.. Scopes.All]).With(change).Sign() };

    private Principal Verified(string name, string tenant, string[] scopes) =>
        new(name, tenant, scopes) { Token = _ => host.Caller(scopes).With(claims => claims["tenant"] = tenant).Sign() };

    private string Forged(TokenSigner stranger)
    {
        var token = TestToken.Of(stranger, Scopes.All);
        token.Header["kid"] = host.Signer.KeyId;
        token.Header["alg"] = host.Signer.Algorithm;
        return token.Sign();
    }

    // Every cell has jobs of its own, so that none is cancelled or collected by the cell before.
    private async Task<Answer> CallAsync(AccessRule rule, Principal principal, Target target)
    {
        var (job, trace, bound) = target.Tenant is null ? (UnknownJob, UnknownTrace, null) : await JobAsync(target.Tenant, rule.IsAboutATrace);
        if (principal.IsJobBound && !target.IsBound)
            (_, _, bound) = await JobAsync(Own, collected: false);
        var (method, template) = (rule.Route.Split(' ')[0], rule.Route.Split(' ')[1]);
        var path = template.Replace("{job_id}", job, StringComparison.Ordinal).Replace("{trace_id}", trace, StringComparison.Ordinal);
        return await host.Client.SendAsync(
            new HttpMethod(method), path, principal.Token(bound ?? ""), rule.Body is { } body ? SimClient.Json(body) : null);
    }

    private async Task<(string Job, string Trace, string? Bound)> JobAsync(string tenant, bool collected)
    {
        var caller = host.Caller(Grants.Lane).With(claims => claims["tenant"] = tenant);
        var scheduled = (await host.Client.ScheduleForAnotherAsync(caller, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        if (collected)
            (await host.Client.CollectAsync(caller, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);

        // A deployment without a key of its own derives nothing: there another issuer binds the token.
        var bound = scheduled.Json.TryGetProperty("capability", out var capability)
            ? capability.GetProperty("token").GetString()
            : host.Caller(Scopes.Collect, Scopes.InboxWrite).With(claims => claims["job_id"] = scheduled.Text("job_id")).Sign();
        return (scheduled.Text("job_id"), scheduled.Text("trace_id"), bound);
    }
}
