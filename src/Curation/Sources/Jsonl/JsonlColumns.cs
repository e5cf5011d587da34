using System.Text.Json;

namespace Curation.Sources.Jsonl;

/// <summary>The names that the first rows of a JSONL file use.</summary>
internal static class JsonlColumns
{
    /// <summary>Names in the order in which they come, and how many sound rows were read.</summary>
    public static (IReadOnlyList<string> Names, int Rows) Of(string path, int mostRows, int maxLineBytes)
    {
        var (names, rows) = (new List<string>(), 0);
        using var file = File.OpenRead(path);
        using var segments = Segments.Open(file, default);
        var lines = new LineWindow(segments, maxLineBytes);
        segments.Next();
        while (rows < mostRows && lines.Next())
        {
            if (!lines.IsTooLong && Add(lines.Line.Span, names)) rows++;
        }

        return (names, rows);
    }

    private static bool Add(ReadOnlySpan<byte> row, List<string> names)
    {
        try
        {
            var json = new Utf8JsonReader(row, new JsonReaderOptions { MaxDepth = Math.Max(1, row.Length) });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.GetString() is { } name && !names.Contains(name)) names.Add(name);
                json.Skip();
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // a damaged row names no columns; reading it for the run says what is wrong with it
            return false;
        }
    }
}
