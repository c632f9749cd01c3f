using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Lukhas.Sim.Http.Tests.Http;

/// <summary>Sends what no well-behaved client would, byte for byte.</summary>
internal static class RawHttp
{
    /// <summary>Sends a head, a byte for each character, and a body, and reads until the server hangs up.</summary>
    public static async Task<string> SendAsync(Uri address, string head, ReadOnlyMemory<byte> body)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, cancellation);
        await using var stream = await OpenAsync(tcp, address);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancellation);
        await stream.WriteAsync(body, cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task<Stream> OpenAsync(TcpClient tcp, Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
            return tcp.GetStream();
        var secured = new SslStream(tcp.GetStream());
        await secured.AuthenticateAsClientAsync(address.Host);
        return secured;
    }
}
