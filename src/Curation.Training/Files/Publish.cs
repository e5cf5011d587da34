using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Training.Files;

/// <summary>Files appear whole or not at all: written beside their place, flushed, renamed.</summary>
internal static class Publish
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void File(string path, Action<Stream> write)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(part, path, overwrite: true);
    }

    public static void Text(string path, string text) => File(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public static void AsJson<T>(string path, T value) => Text(path, JsonSerializer.Serialize(value, Json) + "\n");
}
