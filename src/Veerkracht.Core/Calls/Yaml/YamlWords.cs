using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Yaml;

/// <summary>What the YAML library says of broken text, with the same in Dutch and what to do about it.</summary>
internal static class YamlWords
{
    /// <summary>A piece of the English message and what it means; the first that is found counts.</summary>
    private static readonly (string Piece, string Nl)[] Known =
    [
        ("nested deeper", $"meer dan {YamlFile.MaxDepth} niveaus in elkaar; maak het minder diep"),
        ("the file ends in the middle", "het bestand stopt in het midden; vul het einde aan"),
        ("unexpected end of stream", "een aanhalingsteken gaat open en niet meer dicht; sluit het"),
        (
            "does not end here",
            "een lijst, een set sleutels of een aanhalingsteken eindigt hier niet zoals het hoort; kijk naar de haakjes en de "
                + "aanhalingstekens"
        ),
        ("expected node content", "hier ontbreekt een waarde; vul ze aan of sluit de lijst"),
        ("invalid mapping", "een dubbelepunt met een spatie staat op een plaats waar dat niet kan; zet de tekst tussen aanhalingstekens"),
        (
            "expected key",
            "hier staat geen sleutel met een dubbelepunt, of ze springt niet even ver in; schrijf sleutel: waarde, recht onder de "
                + "vorige sleutel"
        ),
        ("tab", "hier staat een tab; gebruik spaties om in te springen"),
        (
            "apping values are not allowed",
            "een dubbelepunt met een spatie staat op een plaats waar dat niet kan; zet de tekst tussen aanhalingstekens of begin een "
                + "nieuwe regel"
        ),
        ("expected ',' or ']'", "een lijst met [ gaat niet goed verder; zet een komma tussen de delen of sluit ze met ]"),
        ("expected ',' or '}'", "sleutels tussen { } gaan niet goed verder; zet er een komma tussen of sluit ze met }"),
        ("cannot start any token", "een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens"),
        ("block sequence", "een lijst springt niet overal even ver in; zet elk streepje onder het vorige"),
        ("simple key", "een sleutel mist haar dubbelepunt (sleutel: waarde); vul ze aan"),
        ("expected <document start>", "een regel springt minder ver in dan hoort, of er staat tekst na het einde; lijn de sleutels uit"),
        ("lock mapping", "de sleutels springen niet even ver in; lijn ze uit"),
        ("escape", "na \\ staat een teken dat daar niet kan; schrijf \\\\ of gebruik enkele aanhalingstekens"),
        ("anchor", "& of * aan het begin van een tekst vraagt aanhalingstekens; zet de tekst ertussen"),
        ("alias", "& of * aan het begin van een tekst vraagt aanhalingstekens; zet de tekst ertussen"),
        ("tag", "! aan het begin van een tekst vraagt aanhalingstekens; zet de tekst ertussen"),
    ];

    private const string Other = "kijk op deze regel en de regel ervoor naar de inspringing, de aanhalingstekens en de haakjes";

    public static Fault Broken(Place place, string message)
    {
        var plain = message.ReplaceLineEndings(" ");
        var nl = Known.FirstOrDefault(k => plain.Contains(k.Piece, StringComparison.OrdinalIgnoreCase)).Nl ?? Other;
        return new Fault(place, $"broken YAML: {plain}", $"de YAML is niet te lezen: {nl}");
    }
}
