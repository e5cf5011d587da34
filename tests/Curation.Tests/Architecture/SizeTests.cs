using System.Text.RegularExpressions;
using Curation.Tests.Support;

namespace Curation.Tests.Architecture;

/// <summary>Sizes and names of the house.</summary>
public sealed partial class SizeTests
{
    private const int MaxLineLength = 160;
    private const int MaxFileLines = 400, MaxMethodLines = 60, MaxLongMethods = 10, MaxProjectLines = 15;

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(AllSources().Where(source => source.Lines.Length > MaxFileLines).Select(source => $"{source.Path}: {source.Lines.Length}"));

    [Fact]
    public void No_line_is_longer_than_160() =>
        Assert.Empty(
            from source in Repository.Sources("src")
            from index in Enumerable.Range(0, source.Lines.Length)
            where source.Lines[index].Length > MaxLineLength
            select $"{source.Path}:{index + 1}: {source.Lines[index].Length}");

    [Fact]
    public void No_method_is_longer_than_60_lines_unless_it_says_why()
    {
        var methods = AllSources().SelectMany(source => Methods(source.Lines).Select(method => (source.Path, method.Line, method.Length, method.IsExcused)))
            .ToList();
        Assert.True(methods.Count > 1000, $"only {methods.Count} methods were found");
        Assert.Empty(methods.Where(method => method.Length > MaxMethodLines && !method.IsExcused));
        Assert.True(methods.Count(method => method.IsExcused) <= MaxLongMethods);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(AllSources()
            .SelectMany(source => source.Lines.Select(line => TypeName().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value))
            .Where(name => EmptyName().IsMatch(name)));

    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        var silent = from source in Repository.Sources("src")
                     from index in Enumerable.Range(0, source.Lines.Length)
                     where PublicType().IsMatch(source.Lines[index])
                     let above = source.Lines.Take(index).Reverse().SkipWhile(line => line.TrimStart().StartsWith('[')).FirstOrDefault()
                     where above?.TrimStart().StartsWith("///", StringComparison.Ordinal) != true
                     select $"{source.Path}:{index + 1}: {source.Lines[index]}";
        Assert.Empty(silent.Where(place => !place.StartsWith("src/TorchSharp.Binding/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Project_files_are_short() =>
        Assert.Empty(Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllLines(file).Length > MaxProjectLines));

    [Fact]
    public void Nothing_is_left_undone_in_comments() =>
        Assert.Empty(AllSources().Where(source => !source.Path.EndsWith("SizeTests.cs", StringComparison.Ordinal))
            .SelectMany(source => source.Lines.Where(line => LeftUndone().IsMatch(line)).Select(line => $"{source.Path}: {line.Trim()}")));

    private static IEnumerable<(string Path, string[] Lines)> AllSources() =>
        Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Sources("sample-data"));

    /// <summary>Blocks of members: a line that opens a brace alone, below a line with a closing parenthesis, to its closing brace at the same depth.</summary>
    private static IEnumerable<(int Line, int Length, bool IsExcused)> Methods(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            var indent = lines[i].Length - 1;
            if (indent is not (4 or 8) || lines[i] != new string(' ', indent) + "{" || !MemberHead().IsMatch(lines[i - 1])
                || lines[i - 1].Contains("= new", StringComparison.Ordinal))
                continue;
            var end = Array.IndexOf(lines, new string(' ', indent) + "}", i);
            if (end < 0) continue;
            var excused = lines[Math.Max(0, i - 6)..i].Any(line => line.Contains("[LongMethod(", StringComparison.Ordinal));
            yield return (i, end - i + 1, excused);
        }
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(Helper|Helpers|Manager|Util|Utils|Utility|Base|Impl|Processor|Info|Common)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |partial |ref |unsafe )*(?:class|record|struct|interface|enum) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s+(?:(?:public|private|internal|protected|static|override|async|unsafe|sealed|virtual|abstract) )+.*\)(?:\s+where .*)?$")]
    private static partial Regex MemberHead();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex LeftUndone();
}
