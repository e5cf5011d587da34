using System.Text;
using System.Text.Json;

namespace Curation.Models.ScoreTables;

/// <summary>Two members of a JSON object on one line.</summary>
internal static class ScoreRow
{
    /// <param name="score">NaN where it is null.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, string key, string column, out ReadOnlySpan<byte> id, out double score)
    {
        id = default;
        score = double.NaN;
        var (hasKey, hasScore) = (false, false);
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (isKey, isScore) = (json.ValueTextEquals(key), json.ValueTextEquals(column));
                json.Read();
                if (isKey)
                {
                    if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) return false;
                    id = json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
                    hasKey = true;
                }
                else if (isScore)
                {
                    if (json.TokenType == JsonTokenType.Number) score = json.GetDouble();
                    else if (json.TokenType != JsonTokenType.Null) return false;
                    hasScore = true;
                }
                else json.Skip();
            }

            return hasKey && hasScore && json.TokenType == JsonTokenType.EndObject;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
