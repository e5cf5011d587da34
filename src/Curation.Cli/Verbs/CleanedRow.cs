using System.Text;
using System.Text.Json;
using Curation.Core;
using Curation.Dedup.Rows;

namespace Curation.Cli.Verbs;

/// <summary>A row that survives dedup: as it was given, but for its text, and its id where it had none.</summary>
internal static class CleanedRow
{
    /// <param name="given">The row as a JSON object, its text perhaps left out.</param>
    /// <exception cref="RunException">The row is not the one that was looked at.</exception>
    public static byte[] Of(DedupRow row, ReadOnlyMemory<byte> given)
    {
        if (given.IsEmpty) throw new RunException($"row {row.Id} is gone from its file; expected files that nobody changes meanwhile");
        return JsonRows.Row(json =>
        {
            var others = Others(given.Span);
            if (!others.Exists(field => field.Name == "id")) RowId.Write(json, "id", row.Id);
            foreach (var (name, value) in others)
            {
                if (name == "id") RowId.Write(json, "id", row.Id);
                else if (name == "text") json.WriteString("text", Encoding.UTF8.GetString(row.Text.Span));
                else
                {
                    json.WritePropertyName(name);
                    json.WriteRawValue(given.Span[value], skipInputValidation: true);
                }
            }

            if (!others.Exists(field => field.Name == "text")) json.WriteString("text", Encoding.UTF8.GetString(row.Text.Span));
        });
    }

    /// <summary>Names and places of the fields; the last of those with one name counts, as it does for readers, where the first stands.</summary>
    private static List<(string Name, Range Value)> Others(ReadOnlySpan<byte> given)
    {
        var fields = new OrderedDictionary<string, Range>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(given, new JsonReaderOptions { MaxDepth = Math.Max(1, given.Length) });
        for (json.Read(); json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var name = json.GetString()!;
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            fields[name] = start..(int)json.BytesConsumed;
        }

        return [.. fields.Select(field => (field.Key, field.Value))];
    }
}
