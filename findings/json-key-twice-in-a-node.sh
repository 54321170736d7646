#!/bin/sh
# System.Text.Json as it comes with .NET 10: a key twice, read with AllowDuplicateProperties = false.
# Expected: a JsonException, whatever the text is read into, so that one catch answers for bad text.
# Seen: so for a class, a dictionary, a JsonElement and JsonNode.Parse. Read into a JsonObject, a JsonNode, or a class that holds one, the
# same option gives an ArgumentException of the dictionary inside: who answers JsonException with "bad request" answers "our fault".
# Without the option a JsonObject is made, and it is the first look that throws; written out again it still holds both.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:property PublishAot=false
using System.Text.Json;
using System.Text.Json.Nodes;

var strict = new JsonSerializerOptions { AllowDuplicateProperties = false };
const string Twice = """{"amount":10,"amount":20}""";
Console.WriteLine(".NET " + Environment.Version.Major);
Say("class", () => JsonSerializer.Deserialize<Asked>(Twice, strict));
Say("dictionary", () => JsonSerializer.Deserialize<Dictionary<string, int>>(Twice, strict));
Say("element", () => JsonSerializer.Deserialize<JsonElement>(Twice, strict));
Say("parsed node", () => JsonNode.Parse(Twice, documentOptions: new() { AllowDuplicateProperties = false }));
Say("object", () => JsonSerializer.Deserialize<JsonObject>(Twice, strict));
Say("node", () => JsonSerializer.Deserialize<JsonNode>(Twice, strict));
Say("class with an object", () => JsonSerializer.Deserialize<Holds>("{\"what\":" + Twice + "}", strict));
var plain = JsonNode.Parse(Twice)!;
Say("without the option, first look", () => plain["amount"]);
Console.WriteLine("without the option, written: " + JsonNode.Parse(Twice)!.ToJsonString());

static void Say(string into, Func<object?> read)
{
    try { read(); Console.WriteLine(into + ": read"); }
    catch (Exception e) { Console.WriteLine(into + ": " + e.GetType().Name); }
}

sealed class Asked { public int amount { get; set; } }
sealed class Holds { public JsonObject? what { get; set; } }
CS
cd "$work"
seen="$(dotnet run show.cs)"
echo "$seen"
[ "$seen" = '.NET 10
class: JsonException
dictionary: JsonException
element: JsonException
parsed node: JsonException
object: ArgumentException
node: ArgumentException
class with an object: ArgumentException
without the option, first look: ArgumentException
without the option, written: {"amount":10,"amount":20}' ] || { echo "It behaves otherwise now." >&2; exit 1; }
