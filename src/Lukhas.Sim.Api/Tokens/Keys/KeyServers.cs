using System.Net;
using System.Text;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>Fetches what the servers of issuers publish.</summary>
public sealed class KeyServers : IDocumentRetriever, IDisposable
{
    private const int MaxDocumentBytes = 1024 * 1024;

    private readonly HttpClient _http;

    /// <summary>Fetches through a handler.</summary>
    /// <param name="handler">What sends requests, as <see cref="Network"/> makes it; disposed of with this.</param>
    public KeyServers(HttpMessageHandler handler) => _http = new HttpClient(handler)
    {
        MaxResponseContentBufferSize = MaxDocumentBytes,

        // Whoever asks sets the limit, by a clock that tests can turn.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The handler for servers on the network. It follows no redirect, since one may lead anywhere.</summary>
    public static SocketsHttpHandler Network() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Fetches an issuer's keys.</summary>
    /// <param name="address">Where they are published.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The keys that a token may be signed with, by their <c>kid</c>; none where the issuer has withdrawn them all.</returns>
    /// <exception cref="HttpRequestException">The server cannot be reached, or answers otherwise than with 200.</exception>
    /// <exception cref="FormatException">What it answers is not what it should be.</exception>
    public async Task<IReadOnlyDictionary<string, JsonWebKey>> FetchAsync(KeyAddress address, CancellationToken cancellationToken) => UsableKeys.Of(address switch
    {
        KeyAddress.Discovery discovery => await DiscoverAsync(discovery, cancellationToken),
        KeyAddress.KeySet set => UsableKeys.Read(await GetDocumentAsync(set.Location.AbsoluteUri, cancellationToken)),
        _ => throw new InvalidOperationException($"{address.GetType().Name} is no address of keys."),
    });

    /// <summary>Fetches a document: the discovery document, or the key set that it names.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached, or answers otherwise than with 200.</exception>
    /// <exception cref="FormatException">The address is not one that keys may come from.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!KeyAddress.TryParse(address, out var location))
            throw new FormatException("It names an address that is not https.");
        using var response = await _http.GetAsync(location, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"It answers {(int)response.StatusCode}.", inner: null, response.StatusCode);

        // JSON is UTF-8 (RFC 8259, section 8.1), whatever charset the server may tell.
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonWebKeySet> DiscoverAsync(KeyAddress.Discovery discovery, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        var documents = new NoLessSecure(this, discovery.Document);
        try
        {
            found = await OpenIdConnectConfigurationRetriever.GetAsync(discovery.Document.AbsoluteUri, documents, cancellationToken);
        }
        catch (Exception exception) when (exception is ArgumentException or System.Text.Json.JsonException)
        {
            throw new FormatException("It is not a discovery document that leads to a JSON Web Key Set.", exception);
        }

        if (found.Issuer != discovery.Issuer)
            throw new FormatException("It says that it is of another issuer than the setting names.");

        // The library takes any object for a key set; one without keys must not look like one whose keys were all withdrawn.
        return found.JsonWebKeySet is not null ? UsableKeys.Read(documents.Last) : throw new FormatException("It names no jwks_uri.");
    }

    /// <summary>What a document that came by https names comes by https too, also on this machine, where others may listen.</summary>
    private sealed class NoLessSecure(KeyServers servers, Uri document) : IDocumentRetriever
    {
        /// <summary>What was fetched last: the key set, if the discovery document names one.</summary>
        public string Last { get; private set; } = "";

        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
            Last = document.Scheme == Uri.UriSchemeHttps && !address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                ? throw new FormatException("It names an address that is not https.")
                : await servers.GetDocumentAsync(address, cancel);
    }
}
