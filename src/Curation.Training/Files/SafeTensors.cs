using System.Buffers.Binary;
using System.Text.Json;
using Curation.Core;
using static TorchSharp.torch;

namespace Curation.Training.Files;

/// <summary>
/// An open safetensors file of 32-bit floats. The header is believed only as far as it agrees with itself and with the file's length;
/// what does not is a <see cref="RecipeException"/>. Source: huggingface/safetensors, README, "Format" (the limit of 100 MB is its reader's).
/// </summary>
internal sealed class SafeTensors : IDisposable
{
    public const string MetadataKey = "__metadata__";
    public const string Float32 = "F32";

    private const int MaxHeaderBytes = 100_000_000, MaxRank = 64;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly long _dataStart;

    private SafeTensors(string path, FileStream stream)
    {
        (_path, _stream) = (path, stream);
        var header = ReadHeader();
        _dataStart = sizeof(ulong) + header.Length;
        ParseHeader(header);
        CheckCover();
    }

    private readonly record struct Entry(long[] Shape, long Begin, long End);

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Numbers in all tensors together.</summary>
    public long Elements => (_stream.Length - _dataStart) / sizeof(float);

    public static SafeTensors Open(string path)
    {
        if (!File.Exists(path)) throw new RecipeException($"{path}: no such file; a safetensors file was expected");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new SafeTensors(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public long[] Shape(string name) => Find(name).Shape;

    /// <summary>Fills tensors, which must be all that the file holds, each in the file's shape.</summary>
    public void Load(IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, tensor) in tensors)
        {
            known.Add(name);
            var entry = Find(name);
            if (!entry.Shape.AsSpan().SequenceEqual(tensor.shape))
                throw Bad($"{name} has shape [{string.Join(", ", entry.Shape)}], expected [{string.Join(", ", tensor.shape)}]");
            _stream.Position = _dataStart + entry.Begin;
            _stream.ReadExactly(tensor.bytes);
        }

        if (_entries.Keys.FirstOrDefault(name => !known.Contains(name)) is { } stranger) throw Bad($"{stranger} is not part of this model");
    }

    public void Dispose() => _stream.Dispose();

    private Entry Find(string name) => _entries.TryGetValue(name, out var entry) ? entry : throw Bad($"{name} is missing");

    private byte[] ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (_stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length) throw Bad("shorter than 8 bytes");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)Math.Min(MaxHeaderBytes, _stream.Length - prefix.Length)) throw Bad($"a header of {length} bytes does not fit");
        var header = new byte[length];
        _stream.ReadExactly(header);
        return header;
    }

    private void ParseHeader(byte[] header)
    {
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.NameEquals(MetadataKey))
                    foreach (var pair in property.Value.EnumerateObject())
                        _metadata[pair.Name] = pair.Value.GetString() ?? throw Bad($"{pair.Name} is not a text");
                else
                    _entries[property.Name] = Parse(property.Name, property.Value);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw Bad($"the header cannot be read: {failure.Message}");
        }
    }

    private Entry Parse(string name, JsonElement entry)
    {
        if (entry.GetProperty("dtype").GetString() is not Float32 and var dtype) throw Bad($"{name} is of type {dtype}, expected {Float32}");
        var shape = Numbers(entry.GetProperty("shape"));
        var offsets = Numbers(entry.GetProperty("data_offsets"));
        if (shape.Length > MaxRank || offsets.Length != 2 || shape.Any(size => size < 0)) throw Bad($"{name} has an impossible shape or place");
        var bytes = shape.Aggregate((long)sizeof(float), (product, size) => checked(product * size));
        if (offsets[0] < 0 || bytes != checked(offsets[1] - offsets[0]))
            throw Bad($"{name} has shape [{string.Join(", ", shape)}] but {offsets[1] - offsets[0]} bytes");
        return new Entry(shape, offsets[0], offsets[1]);
    }

    /// <summary>The tensors must lie one behind the other to the end of the file, so that nothing is hidden and nothing read twice.</summary>
    private void CheckCover()
    {
        long end = 0;
        foreach (var (name, entry) in _entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.Begin != end) throw Bad($"{name} starts at byte {entry.Begin}, expected {end}");
            end = entry.End;
        }

        if (end != _stream.Length - _dataStart) throw Bad($"{_stream.Length - _dataStart} bytes of data, the header speaks of {end}");
    }

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt64())];

    private RecipeException Bad(string why) => new($"{_path}: not a safetensors file that can be used: {why}");
}
