using System.Text.Json;

namespace Curation.Cli.Verbs;

/// <summary>The id of a row as one text that still tells a number from a text, so that it can be written as it was given: <c>3</c> is not <c>"3"</c>.</summary>
internal static class RowId
{
    private const char Mark = '\u0001', Number = 'n', Text = 't';

    public static string Of(string? id, bool isNumber) =>
        id is null ? "" : isNumber ? $"{Mark}{Number}{id}" : id.StartsWith(Mark) ? $"{Mark}{Text}{id}" : id;

    public static void Write(Utf8JsonWriter json, string property, string? marked)
    {
        json.WritePropertyName(property);
        if (marked is [Mark, Number, .. var number]) json.WriteRawValue(number);
        else json.WriteStringValue(marked is [Mark, Text, .. var text] ? text : marked);
    }
}
