using System.Net;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>Tokens as Microsoft Entra ID makes them out: <c>typ: JWT</c>, <c>uti</c> for <c>jti</c>, <c>tid</c> for the tenant, <c>scp</c> for users and <c>roles</c> for applications.</summary>
public sealed class EntraTokenTests
{
    private const string Tenant = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
    private const string Api = "00001111-aaaa-2222-bbbb-3333cccc4444";

    private static readonly string[] NotEntras = ["scope", "tenant", "jti"];

    [Fact]
    public async Task UserToken_OfVersion2_IsAccepted() => await MustBeAsync(HttpStatusCode.Accepted, "v2.0", Api, User("v2.0"));

    [Fact]
    public async Task UserToken_OfVersion1_IsAccepted() => await MustBeAsync(HttpStatusCode.Accepted, "", $"api://{Api}", User("1.0"));

    [Fact]
    public async Task UserToken_OfVersion2_HasNoScopeOfTheUsersRoles() => await MustBeAsync(HttpStatusCode.Forbidden, "v2.0", Api, claims =>
    {
        User("v2.0")(claims);
        claims["scp"] = "access_as_user";
        claims["roles"] = new JsonArray(Scopes.Schedule);
    });

    [Theory]
    [InlineData("v2.0", Api)]
    [InlineData("", "api://" + Api)]
    public async Task ApplicationToken_WithRolesAsScopes_IsAccepted(string version, string audience) =>
        await MustBeAsync(HttpStatusCode.Accepted, version, audience, Application(Scopes.Schedule));

    [Fact]
    public async Task ApplicationToken_WithoutRolesAsScopes_HasNoScope() =>
        await MustBeAsync(HttpStatusCode.Forbidden, "v2.0", Api, Application(Scopes.Schedule), ("RolesAsScopes", "false"));

    [Fact]
    public async Task ApplicationToken_WithAnotherRole_LacksTheScope() =>
        await MustBeAsync(HttpStatusCode.Forbidden, "v2.0", Api, Application("Files.Read"));

    [Fact]
    public async Task ApplicationToken_WhenRolesAreNoList_IsInvalid() => await MustBeAsync(HttpStatusCode.Unauthorized, "v2.0", Api, claims =>
    {
        Application(Scopes.Schedule)(claims);
        claims["roles"] = Scopes.Schedule;
    });

    [Fact]
    public async Task UserToken_WhenTypJwtIsNotAllowed_IsInvalid() =>
        await MustBeAsync(HttpStatusCode.Unauthorized, "v2.0", Api, User("v2.0"), ("AllowTypJwt", "false"));

    [Fact]
    public async Task UserToken_OfAnotherDirectory_IsInvalid() => await MustBeAsync(HttpStatusCode.Unauthorized, "v2.0", Api, claims =>
    {
        User("v2.0")(claims);
        claims["iss"] = ((string)claims["iss"]!).Replace(Tenant, Tenant.Replace('a', 'b'), StringComparison.Ordinal);
    });

    [Fact]
    public async Task UserToken_WithNeitherJtiNorUti_IsInvalid() => await MustBeAsync(HttpStatusCode.Unauthorized, "v2.0", Api, claims =>
    {
        User("v2.0")(claims);
        claims.Remove("uti");
    });

    [Fact]
    public async Task UserToken_WhenItsUtiIsOnTheDenyList_IsInvalid() =>
        await MustBeAsync(HttpStatusCode.Unauthorized, "v2.0", Api, User("v2.0"), ("SIM_DENIED_TOKENS", "uti-of-the-user"));

    private static Action<JsonObject> User(string version) => claims =>
    {
        claims["ver"] = version;
        claims["oid"] = claims["sub"]!.DeepClone();
        claims["scp"] = $"{Scopes.Schedule} {Scopes.Collect}";
        claims["uti"] = "uti-of-the-user";
    };

    private static Action<JsonObject> Application(string role) => claims =>
    {
        claims["oid"] = claims["sub"]!.DeepClone();
        claims["roles"] = new JsonArray(role);
        claims["idtyp"] = "app";
        claims["uti"] = "uti-of-the-application";
    };

    private static async Task MustBeAsync(
        HttpStatusCode status, string version, string audience, Action<JsonObject> change, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["SIM_AUTH:Issuers:0:Audience"] = audience,
            ["SIM_AUTH:Issuers:0:AllowTypJwt"] = "true",
            ["SIM_AUTH:Issuers:0:RolesAsScopes"] = "true",
        };
        foreach (var (name, value) in settings)
            all[name.StartsWith("SIM_", StringComparison.Ordinal) ? name : $"SIM_AUTH:Issuers:0:{name}"] = value;
        await using var remote = await RemoteHost.StartAsync("Discovery", https: true, provider => provider.Issuer += $"/{Tenant}/{version}", all);
        var token = remote.Token().With(claims =>
        {
            foreach (var name in NotEntras)
                claims.Remove(name);
            claims["aud"] = audience;
            claims["tid"] = Tenant;
            claims["nbf"] = (long)claims["iat"]!;
            change(claims);
        });
        token.Header["typ"] = "JWT";

        (await remote.Host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(status);
    }
}
