namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Characters with no honest use in a seed: they make text read differently to a person and to a program.</summary>
internal static class Anomalies
{
    private const int BlackFlag = 0x1F3F4;
    private const int CancelTag = 0xE007F;

    // A subdivision's code: the flag of Scotland is gbsct.
    private const int ShortestCode = 3;
    private const int LongestCode = 6;

    /// <summary>Whether the text has a bidi override, or tag characters outside a flag emoji (Unicode TR51).</summary>
    public static bool Any(string text)
    {
        var inFlag = false;
        var code = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0x202D or 0x202E)
                return true;

            if (IsTag(rune.Value))
            {
                if (!inFlag)
                    return true;
                if (rune.Value == CancelTag)
                {
                    if (code is < ShortestCode or > LongestCode)
                        return true;
                    inFlag = false;
                }
                else if (!IsCodeTag(rune.Value) || ++code > LongestCode)
                {
                    return true;
                }
            }
            else
            {
                if (inFlag && code > 0)
                    return true;
                inFlag = rune.Value == BlackFlag;
                code = 0;
            }
        }

        return inFlag && code > 0;
    }

    private static bool IsTag(int value) => value is >= 0xE0000 and <= 0xE007F;

    private static bool IsCodeTag(int value) => value is (>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A);
}
