using System.Text.Json;

namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>
/// What strict JSON is, said a second time: the platform's own reader, token by token, with every string decoded and every name of an
/// object remembered. Slow and plain on purpose.
/// </summary>
internal static class ReferenceJson
{
    public static bool IsStrict(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 32 });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        names.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        names.Pop();
                        break;
                    case JsonTokenType.PropertyName when !names.Peek().Add(reader.GetString()!):
                        return false;
                    case JsonTokenType.String:
                        _ = reader.GetString();
                        break;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // So the reader tells of a string that is not Unicode.
            return false;
        }
    }
}
