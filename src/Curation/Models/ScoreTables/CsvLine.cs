namespace Curation.Models.ScoreTables;

/// <summary>The fields of a line of CSV: quoted ones may hold the separator, and quotes twice. Line breaks within quotes are not read.</summary>
/// <remarks>Source: RFC 4180.</remarks>
internal static class CsvLine
{
    private const byte Quote = (byte)'"';

    /// <param name="fields">Filled with the places of the fields, quotes included.</param>
    /// <returns>False where quotes are not closed, or stand where none may.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> line, byte separator, List<Range> fields)
    {
        fields.Clear();
        for (var start = 0; ; start = fields[^1].End.Value + 1)
        {
            var rest = line[start..];
            var length = rest is [Quote, ..] ? ClosingQuote(rest) + 1 : rest.IndexOf(separator);
            if (rest is [Quote, ..] && (length == 0 || (length < rest.Length && rest[length] != separator))) return false;
            fields.Add(start..(length < 0 ? line.Length : start + length));
            if (fields[^1].End.Value == line.Length) return true;
        }
    }

    /// <summary>A field without its quotes. Only one with quotes inside is copied.</summary>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> field)
    {
        if (field is not [Quote, .., Quote]) return field;
        var inner = field[1..^1];
        if (!inner.Contains(Quote)) return inner;
        var plain = new List<byte>(inner.Length);
        for (var at = 0; at < inner.Length; at++)
        {
            plain.Add(inner[at]);
            if (inner[at] == Quote) at++;
        }

        return plain.ToArray();
    }

    private static int ClosingQuote(ReadOnlySpan<byte> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] != Quote) continue;
            if (at + 1 == line.Length || line[at + 1] != Quote) return at;
            at++;
        }

        return -1;
    }
}
