using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Core;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary>JSON rows to standard output, or to a file that appears whole or not at all.</summary>
internal sealed class JsonRows : IDisposable
{
    private readonly AtomicFile? _file;
    private readonly Stream _stream;

    /// <param name="inputs">Files that are read while the rows are written; the output may be none of them.</param>
    public JsonRows(string? path, IEnumerable<string> inputs)
    {
        if (path is not null) Arguments.CheckRows(path);
        _file = path is null ? null : Create(Arguments.OutputOf(path, inputs));
        _stream = _file is null ? new BufferedStream(Console.OpenStandardOutput(), 1 << 16) : Compression.Writing(_file.Stream, path!);
    }

    /// <summary>One row as bytes; made by workers, written in order.</summary>
    public static byte[] Row(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>The id as it was given: a text, a number or null.</summary>
    public static void WriteId(Utf8JsonWriter json, string? id, bool isNumber)
    {
        json.WritePropertyName("id");
        if (id is not null && isNumber) json.WriteRawValue(id);
        else json.WriteStringValue(id);
    }

    public void Write(byte[] row) => _stream.Write(row);

    public void Finish()
    {
        if (_file is null) _stream.Flush();
        else _stream.Dispose();
        _file?.Publish();
    }

    private static AtomicFile Create(string path)
    {
        try
        {
            AtomicFile.DiscardOf(path);
            return AtomicFile.Create(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{path}: cannot be written ({error.Message}); a folder that can was expected");
        }
    }

    public void Dispose() => _file?.Dispose();
}
