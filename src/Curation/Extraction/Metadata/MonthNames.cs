using System.Text.RegularExpressions;

namespace Curation.Extraction.Metadata;

/// <summary>Dates with the day before a month by name, in the languages of most pages with such dates (Unicode CLDR, names of months).</summary>
internal static partial class MonthNames
{
    private const int ShortestName = 3;

    /// <summary>Of each month: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian.</summary>
    private static readonly string[] _names =
    [
        "january januar jänner janvier enero janeiro gennaio januari stycznia styczeń января январь січня",
        "february februar feber février fevrier febrero fevereiro febbraio februari lutego luty февраля февраль лютого",
        "march märz maerz mars marzo março maart marca marzec марта март березня",
        "april avril abril aprile kwietnia kwiecień апреля апрель квітня",
        "may mai mayo maio maggio mei maja maj мая май травня",
        "june juni juin junio junho giugno czerwca czerwiec июня июнь червня",
        "july juli juillet julio julho luglio lipca lipiec июля июль липня",
        "august août aout agosto augustus sierpnia sierpień августа август серпня",
        "september septembre septiembre setiembre setembro settembre września wrzesień сентября сентябрь вересня",
        "october oktober octobre octubre outubro ottobre października październik октября октябрь жовтня",
        "november novembre noviembre novembro listopada listopad ноября ноябрь листопада",
        "december dezember décembre decembre diciembre dezembro dicembre grudnia grudzień декабря декабрь грудня",
    ];

    private static readonly string[][] _months = Array.ConvertAll(_names, names => names.Split(' '));

    /// <summary>The date as ISO 8601; null where there is none.</summary>
    public static string? DateIn(string line)
    {
        if (Date().Match(line) is not { Success: true } match || MonthOf(match.Groups[2].Value) is not { } month) return null;
        return $"{match.Groups[3].Value}-{month:00}-{match.Groups[1].Value.PadLeft(2, '0')}";
    }

    /// <summary>From one on; abbreviations count where they are those of one month.</summary>
    private static int? MonthOf(string name)
    {
        name = name.ToLowerInvariant();
        if (name.Length < ShortestName) return null;
        int? found = null;
        for (var month = 0; month < _months.Length; month++)
        {
            if (Array.IndexOf(_months[month], name) >= 0) return month + 1;
            if (!Array.Exists(_months[month], known => known.StartsWith(name, StringComparison.Ordinal))) continue;
            if (found is not null) return null;
            found = month + 1;
        }

        return found;
    }

    [GeneratedRegex(@"\b([0-3]?\d)(?:\.|er|º|ª|°|-?го)?[ \u00A0]+(?:de |d['’])?(\p{L}{3,12})\.?,?[ \u00A0]+(?:de |del )?((?:19|20)\d\d)\b")]
    private static partial Regex Date();
}
