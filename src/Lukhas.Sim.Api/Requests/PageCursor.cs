using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Requests;

/// <summary>Where a listing goes on, as text that means nothing to callers. It tells a place only: whose inbox it is, the token says.</summary>
internal static class PageCursor
{
    private const char Separator = '|';
    private const int MaxLength = 128;

    /// <summary>The text of a place.</summary>
    public static string Write(DreamPosition position) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{position.SavedAt.ToUnixTimeMilliseconds()}{Separator}{position.TraceId}")));

    /// <summary>The place of a text; null when it is none.</summary>
    public static DreamPosition? Read(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(Separator) is [var time, var trace]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var saved)
            && saved <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && TraceId.TryParse(trace, out var id)
            ? new DreamPosition(DateTimeOffset.FromUnixTimeMilliseconds(saved), id)
            : null;
    }
}
