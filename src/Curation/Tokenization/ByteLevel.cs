using System.Text;

namespace Curation.Tokenization;

/// <summary>bytes as printable characters, as GPT-2's files write them: 188 stand for themselves, the other 68 are U+0100 on, in order.</summary>
/// <remarks>openai/gpt-2, encoder.py, bytes_to_unicode.</remarks>
internal static class ByteLevel
{
    private static readonly char[] _characters = Map();
    private static readonly Dictionary<char, byte> _bytes = Enumerable.Range(0, 256).ToDictionary(i => _characters[i], i => (byte)i);

    public static string ToText(ReadOnlySpan<byte> token)
    {
        var text = new StringBuilder(token.Length);
        foreach (var b in token) text.Append(_characters[b]);
        return text.ToString();
    }

    /// <summary>Null where a character stands for no byte.</summary>
    public static byte[]? FromText(string text)
    {
        var token = new byte[text.Length];
        for (var i = 0; i < token.Length; i++)
        {
            if (!_bytes.TryGetValue(text[i], out token[i])) return null;
        }

        return token;
    }

    private static char[] Map()
    {
        var next = 0x100;
        return [.. Enumerable.Range(0, 256).Select(b => (char)(b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? b : next++))];
    }
}
