namespace Curation.Core;

/// <summary>A mistake in what the user gave: recipe, arguments or inputs. Each message is one line with place, value and what was expected.
/// Exit code 2.</summary>
public sealed class RecipeException : Exception
{
    public RecipeException(params IReadOnlyList<string> mistakes) : base(string.Join('\n', mistakes)) => Mistakes = mistakes;

    public IReadOnlyList<string> Mistakes { get; }
}

/// <summary>A record that cannot be read. It is quarantined with file and offset, and the run goes on.</summary>
public sealed class BadRecordException : Exception
{
    public BadRecordException(string reason, string detail, Exception? cause = null) : base(detail, cause) => Reason = reason;

    /// <summary>Kebab-case, such as <c>truncated-gzip</c>.</summary>
    public string Reason { get; }
}

/// <summary>Something outside the run stops it: a full disk, a missing library, a locked folder. One line; exit code 1.</summary>
public class RunException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A file that the run itself wrote is not as it was written: bytes changed, or cut off. Whoever wrote it can write it again.</summary>
public sealed class DamagedFileException(string path, string how) : RunException($"{path}: {how}; expected a whole file: delete it and run its unit again")
{
    public string Path => path;

    public string How => how;
}

/// <summary>Lets a hot state machine exceed the house's method length; says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongMethodAttribute(string why) : Attribute
{
    public string Why => why;
}
