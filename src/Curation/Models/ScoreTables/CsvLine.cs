namespace Curation.Models.ScoreTables;

/// <summary>The fields of a line of CSV: quoted ones may hold the separator, and quotes twice. Line breaks within quotes are not read.</summary>
/// <remarks>Source: RFC 4180.</remarks>
internal static class CsvLine
{
    /// <returns>False where quotes are not closed, or stand where none may.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> line, byte separator, List<byte[]> fields)
    {
        fields.Clear();
        while (true)
        {
            var end = line.IndexOf(separator) is >= 0 and var found ? found : line.Length;
            if (line is [(byte)'"', ..])
            {
                if ((end = ClosingQuote(line) + 1) == 0) return false;
                fields.Add(Unquoted(line[1..(end - 1)]));
                if (end < line.Length && line[end] != separator) return false;
            }
            else fields.Add(line[..end].ToArray());

            if (end == line.Length) return true;
            line = line[(end + 1)..];
        }
    }

    private static int ClosingQuote(ReadOnlySpan<byte> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] != '"') continue;
            if (at + 1 == line.Length || line[at + 1] != '"') return at;
            at++;
        }

        return -1;
    }

    private static byte[] Unquoted(ReadOnlySpan<byte> field)
    {
        var plain = new List<byte>(field.Length);
        for (var at = 0; at < field.Length; at++)
        {
            plain.Add(field[at]);
            if (field[at] == '"') at++;
        }

        return [.. plain];
    }
}
