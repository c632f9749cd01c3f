using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Tokens.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>An OpenID provider on a free port of this machine, as far as a verifier of its tokens can see one: discovery and keys. It counts requests.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string DiscoveryPath = "/.well-known/openid-configuration";
    public const string KeysPath = "/keys";

    private readonly WebApplication _app;
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentDictionary<string, int> _requests = new();
    private volatile string _keys = """{"keys":[]}""";

    private OpenIdProvider(WebApplication app, X509Certificate2? certificate)
    {
        _app = app;
        _certificate = certificate;
        app.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>What its discovery document says of itself.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>What its discovery document names as the address of its keys.</summary>
    public string JwksUri { get; set; } = "";

    /// <summary>How it answers; null as it should.</summary>
    public Func<HttpContext, Task>? Fault { get; set; }

    public string Discovery => new Uri(Address, DiscoveryPath).AbsoluteUri;

    public string Keys => new Uri(Address, KeysPath).AbsoluteUri;

    public int DiscoveryRequests => _requests.GetValueOrDefault(DiscoveryPath);

    public int KeyRequests => _requests.GetValueOrDefault(KeysPath);

    /// <summary>Answers 503, as a gateway before a server that is down.</summary>
    public static Task Down(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    /// <summary>Takes a request and never answers it.</summary>
    public static Task Hang(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public static async Task<OpenIdProvider> StartAsync(bool https = false)
    {
        var certificate = https ? NewCertificate() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var provider = new OpenIdProvider(builder.Build(), certificate);
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        provider.Address = new Uri(provider._app.Urls.Single());
        provider.Issuer = provider.Address.GetLeftPart(UriPartial.Authority);
        provider.JwksUri = provider.Keys;
        return provider;
    }

    /// <summary>Publishes these keys and no others.</summary>
    public void Publish(params IEnumerable<TokenSigner> signers) =>
        _keys = new JsonObject { ["keys"] = new JsonArray([.. signers.Select(signer => signer.Jwk)]) }.ToJsonString();

    /// <summary>Publishes any text.</summary>
    public void PublishRaw(string keys) => _keys = keys;

    /// <summary>The settings by which a host trusts it.</summary>
    public Dictionary<string, string?> Settings(int index, string source, string? audience = "api://sim") => new()
    {
        [$"SIM_AUTH:Issuers:{index}:Issuer"] = Issuer,
        [$"SIM_AUTH:Issuers:{index}:Audience"] = audience,
        [$"SIM_AUTH:Issuers:{index}:{source}"] = source == "Discovery" ? Discovery : Keys,
    };

    /// <summary>Servers of keys of which this one's certificate is trusted, and no other.</summary>
    public KeyServers Trusting()
    {
        var handler = KeyServers.Network();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown is not null && _certificate is not null && shown.GetRawCertData().AsSpan().SequenceEqual(_certificate.RawDataMemory.Span);
        return new KeyServers(handler);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate?.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _requests.AddOrUpdate(path, 1, (_, count) => count + 1);
        if (Fault is { } fault)
        {
            await fault(context);
            return;
        }

        var answer = path switch
        {
            DiscoveryPath => new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = JwksUri }.ToJsonString(),
            KeysPath => _keys,
            _ => null,
        };
        context.Response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.WriteAsync(answer ?? "", context.RequestAborted);
    }
}
