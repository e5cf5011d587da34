using System.CommandLine.Parsing;

namespace Curation.Cli;

/// <summary>What the command line's parser finds wrong, in words of the user's: the parser names types of .NET.</summary>
internal static class ParseMistake
{
    public static string InWords(ParseError error)
    {
        var option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        if (option is null || !error.Message.Contains("System.", StringComparison.Ordinal)) return error.Message;
        var type = Nullable.GetUnderlyingType(option.Option.ValueType) ?? option.Option.ValueType;
        var expected = type == typeof(int) || type == typeof(long) ? "a whole number"
            : type == typeof(double) ? "a number"
            : type == typeof(bool) ? "true or false"
            : "another value";
        return $"{option.Option.Name} {string.Join(' ', option.Tokens.Select(token => token.Value))}: {expected} was expected";
    }
}
