namespace Curation.Core;

/// <summary>Lists and models that stages need, by path or <c>builtin:name</c>. What was opened enters the keys of the run by hash.</summary>
public interface IAssets
{
    /// <exception cref="RecipeException">There is no such asset; the known built-in names are listed.</exception>
    byte[] Read(string name);

    /// <summary>A large one to read piece by piece: seekable, disposed by the caller.</summary>
    /// <exception cref="RecipeException">There is no such asset; the known built-in names are listed.</exception>
    Stream Open(string name) => new MemoryStream(Read(name), writable: false);

    /// <summary>The same, or null where there is none.</summary>
    byte[]? Find(string name) => Read(name);

    /// <summary>Says, in one line, what of an asset cannot be used though the stage can run.</summary>
    void Warn(string warning)
    {
    }
}
