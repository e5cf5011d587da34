using System.Text;
using Curation.Models.Languages;

namespace Curation.Builtins.Language;

/// <summary>Turns what was learned into the model that ships: rows as bytes, and a temperature at which the probabilities of texts that were not learned from
/// are right on the whole.</summary>
internal static class Quantiser
{
    // rows beyond so many mean sizes are cut
    private const double Reach = 5;

    public static LanguageModel Quantise(Trainer trainer, string[] labels, IReadOnlyList<Sample> calibration)
    {
        var size = Math.Sqrt(trainer.Rows.Where(number => number != 0).Average(number => (double)number * number));
        var step = size * Reach / sbyte.MaxValue;
        var rows = trainer.Rows.Select(number => (sbyte)Math.Clamp(Math.Round(number / step), -sbyte.MaxValue, sbyte.MaxValue)).ToArray();
        LanguageModel At(double temperature) => new(labels, rows, trainer.Weights, step / temperature);
        var best = Enumerable.Range(0, 30).Select(i => 0.4 + 0.05 * i).MinBy(temperature => Loss(At(temperature), calibration));
        var cut = trainer.Rows.Count(number => Math.Abs(number) > step * 127.5);
        Console.Error.WriteLine(FormattableString.Invariant($"step {step:G3}, cut {cut}, temperature {best:G3}"));
        return At(best);
    }

    /// <summary>Squared distance of the best label's probability from whether it is right (Brier 1950).</summary>
    private static double Loss(LanguageModel model, IReadOnlyList<Sample> samples) => samples.Average(sample =>
    {
        var label = model.Best(Encoding.UTF8.GetBytes(sample.Text));
        var missing = (label?.Name ?? LanguageModel.Undetermined) == sample.Label ? 1 - (label?.Score ?? 1) : label?.Score ?? 1;
        return missing * missing;
    });
}
