using System.Text;
using Lukhas.Sim.Confusables;

if (args is not [var unicode, var supplement, var output])
{
    Console.Error.WriteLine("Usage: dotnet run --project eng/confusables -- <confusables.txt of Unicode> <supplement.json> <confusables.json to write>");
    return 2;
}

var file = ConfusablesFile.Parse(File.ReadLines(unicode));
File.WriteAllText(output, ConfusablesTable.Write(file, Supplement.Parse(File.ReadAllBytes(supplement))), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
Console.WriteLine($"Unicode {file.Version}: {file.Letters.Count} characters that pass for a letter from A to Z.");
return 0;
