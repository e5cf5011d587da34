using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Curation.Sources.Jsonl;

/// <summary>One line to a page or a text.</summary>
internal sealed class JsonlRow
{
    private readonly int _maxBytes;
    private readonly bool _keepsRows;
    private readonly byte[][] _names;

    public JsonlRow(ReadOptions options)
    {
        (_maxBytes, _keepsRows) = (options.MaxBytes, options.KeepRows);
        var fields = options.Fields;
        _names = [.. new[] { fields.Id, fields.Url, fields.Html, fields.Text, fields.Title, fields.Language, fields.Date }.Select(Encoding.UTF8.GetBytes)];
    }

    private enum Field { Id, Url, Html, Text, Title, Language, Date, Count, None = -1 }

    public SourceItem Read(LineWindow line) => Read(line, line.Line.Span);

    private SourceItem Read(LineWindow line, ReadOnlySpan<byte> row)
    {
        var values = new byte[]?[(int)Field.Count];
        var (hasNumberId, mistake) = (false, (string?)null);
        try
        {
            mistake = ReadFields(row, values, out hasNumberId);
        }
        catch (JsonException e)
        {
            var detail = e.BytePositionInLine is { } at ? FormattableString.Invariant($"no valid JSON from byte {at} of the line on") : e.Message;
            return Bad(line, "bad-json", detail);
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Replaced(row) is { } mended ? Read(line, mended) : Bad(line, "bad-json", "a string that is no valid Unicode");
        }

        string? Text(Field field) => values[(int)field] is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        var (html, text) = (values[(int)Field.Html], values[(int)Field.Text]);
        if (text is not null && html is { Length: 0 }) html = null;
        var (id, url) = (Text(Field.Id), Text(Field.Url) ?? "");
        if (mistake is not null) return Named("bad-json", mistake);
        var body = html ?? text;
        if (body is null) return Named("missing-field", "a row with neither page nor text");
        if (html is { Length: 0 }) return Named("empty-page", "a page of no bytes");
        if (body.Length > _maxBytes) return Named("page-too-large", $"a body of more than {_maxBytes} bytes");
        return html is not null
            ? new PageItem(line.Offset, line.Length, id, url, html, "utf-8", Text(Field.Language), Text(Field.Date)) { HasNumberId = hasNumberId }
            : new TextItem(line.Offset, line.Length, id, url, body, Text(Field.Title), Text(Field.Language), Text(Field.Date))
            {
                HasNumberId = hasNumberId, Row = _keepsRows ? Valid(row) : default,
            };

        BadItem Named(string reason, string detail) => Bad(line, reason, detail, url) with { Id = id, HasNumberId = hasNumberId };
    }

    /// <returns>What is wrong with a value; null where nothing is.</returns>
    private string? ReadFields(ReadOnlySpan<byte> line, byte[]?[] values, out bool hasNumberId)
    {
        (hasNumberId, var mistake) = (false, (string?)null);
        var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = Math.Max(1, line.Length) });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("a row must be an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref json);
            json.Read();
            if (field == Field.Id) hasNumberId = json.TokenType == JsonTokenType.Number;
            if (field == Field.None || json.TokenType == JsonTokenType.Null) json.Skip();
            else if ((values[(int)field] = Value(ref json, mayBeNumber: field is not (Field.Html or Field.Text))) is null)
            {
                mistake ??= field is Field.Html or Field.Text ? "a field must be a string" : "a field must be a string or a number";
                json.Skip();
            }
        }

        // anything behind the object is a mistake that only reading on finds
        while (json.Read()) { }
        return mistake;
    }

    private Field FieldOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (json.ValueTextEquals(_names[i])) return (Field)i;
        }

        return Field.None;
    }

    /// <summary>A copy of which every part is valid by itself, also those that nobody looked at.</summary>
    private static byte[] Valid(ReadOnlySpan<byte> row)
    {
        var copy = Utf8.IsValid(row) ? row.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row));
        return LoneSurrogates.Replaced(copy) ?? copy;
    }

    /// <summary>Null where it is of another kind.</summary>
    private static byte[]? Value(ref Utf8JsonReader json, bool mayBeNumber)
    {
        if (json.TokenType == JsonTokenType.Number && mayBeNumber) return json.ValueSpan.ToArray();
        if (json.TokenType != JsonTokenType.String) return null;
        var unescaped = new byte[json.ValueSpan.Length];
        var length = json.CopyString(unescaped);
        return length == unescaped.Length ? unescaped : unescaped[..length];
    }

    private static BadItem Bad(LineWindow line, string reason, string detail, string? url = null) =>
        new(line.Offset, line.Length, url, reason, detail) { Line = line.Number };
}
