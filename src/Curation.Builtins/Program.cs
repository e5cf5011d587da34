using Curation.Builtins;
using Curation.Core;

const string Usage = "dotnet run -c Release --project src/Curation.Builtins -- MAKER [ARGUMENT…]";

try
{
    if (args is [var name, .. var rest] && Makers.Find(name) is { } maker) return maker.Make(rest);
    Console.WriteLine($"Makes the models and tables that ship in src/Curation/Assets.\n\n{Usage}\n\n{Makers.List}");
    return args is [] or ["--help" or "-h", ..] ? 0 : 2;
}
catch (RecipeException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
