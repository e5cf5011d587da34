using System.Text;
using System.Text.Json;
using Curation.Columns;

namespace Curation.Sources.Parquet;

/// <summary>The row of a cursor as a JSON object; columns without a value are left out.</summary>
internal sealed class RowJson(RowCursor rows, IReadOnlyList<(int Place, Column Column)> columns)
{
    public byte[] Current()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (place, column) in columns.Where(column => !rows.IsNull(column.Place)))
            {
                json.WritePropertyName(column.Name);
                if (column.Moment is { } unit) json.WriteStringValue(MomentText.Of(rows.Int64(place), unit));
                else Write(json, place, column.Type);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter json, int place, ColumnType type)
    {
        switch (type)
        {
            case ColumnType.Bool:
                json.WriteBooleanValue(rows.Bool(place));
                break;
            case ColumnType.Int32 or ColumnType.Int64:
                json.WriteNumberValue(rows.Int64(place));
                break;
            case ColumnType.Float when float.IsFinite(rows.Float(place)):
                json.WriteNumberValue(rows.Float(place));
                break;
            case ColumnType.Double when double.IsFinite(rows.Double(place)):
                json.WriteNumberValue(rows.Double(place));
                break;
            case ColumnType.Int32List:
                json.WriteStartArray();
                foreach (var item in rows.Int32List(place)) json.WriteNumberValue(item);
                json.WriteEndArray();
                break;
            case ColumnType.Utf8:
                json.WriteStringValue(Encoding.UTF8.GetString(rows.Utf8(place)));
                break;
            default:
                // numbers that are none
                json.WriteNullValue();
                break;
        }
    }
}
