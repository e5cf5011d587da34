using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace Curation.Training.Files;

/// <summary>
/// Writes a safetensors file: u64 length of the header, a JSON header, the tensors' bytes; little-endian. Names are sorted, so that
/// equal tensors make equal files. Source: huggingface/safetensors, README, "Format".
/// </summary>
internal static class SafeTensorsWriter
{
    public static void Write(Stream stream, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var sorted = tensors.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        var header = Header(sorted, metadata);
        var length = (header.Length + 7) / 8 * 8;
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)length);
        stream.Write(prefix);
        stream.Write(header);
        for (var i = header.Length; i < length; i++) stream.WriteByte((byte)' ');
        foreach (var (_, tensor) in sorted) stream.Write(tensor.bytes);
    }

    private static byte[] Header((string Name, Tensor Tensor)[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject(SafeTensors.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
        long begin = 0;
        foreach (var (name, tensor) in tensors)
        {
            if (tensor.dtype != ScalarType.Float32) throw new NotSupportedException($"{name}: tensors of {tensor.dtype} are not written");
            var end = begin + tensor.bytes.Length;
            json.WriteStartObject(name);
            json.WriteString("dtype", SafeTensors.Float32);
            WriteNumbers(json, "shape", tensor.shape);
            WriteNumbers(json, "data_offsets", begin, end);
            json.WriteEndObject();
            begin = end;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, params ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
