using System.Security.Cryptography;
using Curation.Core;

namespace Curation.Recipe;

/// <summary>Lists and models from files, or from those built into the library (<c>builtin:name</c>). Remembers the hash of what was read.</summary>
public sealed class Assets : IAssets
{
    private const string BuiltIn = "builtin:";
    private const string Folder = "Curation.Assets.";
    private readonly SortedDictionary<string, string> _digests = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    /// <summary>Name → SHA-256 of every asset read so far.</summary>
    public IReadOnlyDictionary<string, string> Digests => _digests;

    /// <summary>What stages said of assets since it was last asked for.</summary>
    public IReadOnlyList<string> TakeWarnings()
    {
        string[] warnings = [.. _warnings];
        _warnings.Clear();
        return warnings;
    }

    /// <inheritdoc/>
    public void Warn(string warning) => _warnings.Add(warning);

    public byte[] Read(string name)
    {
        var bytes = name.StartsWith(BuiltIn, StringComparison.Ordinal) ? ReadBuiltIn(name[BuiltIn.Length..]) : ReadFile(name);
        _digests[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return bytes;
    }

    /// <inheritdoc/>
    public byte[]? Find(string name) => name.StartsWith(BuiltIn, StringComparison.Ordinal) || File.Exists(name) ? Read(name) : null;

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    private static RecipeException Unreadable(string path, Exception error) =>
        new($"{path}: cannot be read ({error.Message}); expected a file, or one of {string.Join(", ", BuiltInNames())}");

    public Stream Open(string name)
    {
        if (name.StartsWith(BuiltIn, StringComparison.Ordinal)) return new MemoryStream(Read(name), writable: false);
        try
        {
            var stream = File.OpenRead(name);
            _digests[name] = Convert.ToHexStringLower(SHA256.HashData(stream));
            stream.Position = 0;
            return stream;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, error);
        }
    }

    private static byte[] ReadBuiltIn(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new RecipeException($"{BuiltIn}{name} is unknown; known: {string.Join(", ", BuiltInNames())}");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<string> BuiltInNames() =>
        typeof(Assets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => BuiltIn + name[Folder.Length..]).Order(StringComparer.Ordinal);
}
