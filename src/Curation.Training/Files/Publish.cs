using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Training.Files;

/// <summary>Files appear whole or not at all: written beside their place, flushed, renamed.</summary>
internal static class Publish
{
    private const string Part = ".part";

    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void File(string path, Action<Stream> write)
    {
        var part = path + Part;
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(part, path, overwrite: true);
    }

    /// <summary>Removes what a killed run was still writing.</summary>
    public static void Sweep(string folder)
    {
        foreach (var part in Directory.GetFiles(folder, "*" + Part)) System.IO.File.Delete(part);
    }

    public static void Text(string path, string text) => File(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    public static void AsJson<T>(string path, T value) => Text(path, JsonSerializer.Serialize(value, Json) + "\n");
}
