using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>
/// The texts with which drafts start, and the number with which they are published. Only the pieces that are named change.
/// </summary>
public static class DraftTexts
{
    private static readonly string[] Order = ["call", "programme", "measure", "version", "title", "summary", "number_prefix"];

    /// <summary>The same text with another version number.</summary>
    public static string WithVersion(string source, int version) =>
        Must(
            Text(source).Set(At("version"), Pieces.Plain(version.ToString(System.Globalization.CultureInfo.InvariantCulture)), Order)
        ).Source;

    /// <summary>
    /// A call as a new one: its own slug and title, the days of its first step, version 1. What happened with the call that it is copied
    /// from (its history, its moved deadlines, for when it was announced) is not its own. Everything else stays, examples too.
    /// </summary>
    /// <param name="windows">Opening and closing of each window of the first step, in the order of the file; null is not known.</param>
    public static Edited Copy(
        CallDefinition from,
        string slug,
        LocalText title,
        IReadOnlyList<(NodaTime.LocalDateTime? Opens, NodaTime.LocalDateTime? Closes)> windows
    )
    {
        var text = Text(from.Source)
            .Set(At("call"), Pieces.Text(slug))
            .Then(t => t.Set(At("title"), Pieces.Local(title)))
            .Then(t => t.Set(At("version"), Pieces.Plain("1"), Order));
        text = Without(text, At("history"));
        // As the file has them: a step that recurs yearly stands there once.
        var steps = (Text(from.Source).At(At("steps")) as YamlList)?.Items ?? [];
        for (var s = 0; s < steps.Count; s++)
        {
            for (var w = 0; w < Windows(steps[s]); w++)
            {
                text = Without(text, At($"steps[{s}].windows[{w}].moved"));
                text = Unannounced(text, At($"steps[{s}].windows[{w}]"));
            }
        }
        var step = steps.TakeWhile(s => s.Word("kind") != "application").Count();
        for (var w = 0; w < windows.Count; w++)
        {
            var window = At($"steps[{step}].windows[{w}]");
            text = Time(text, window.Then("opens"), windows[w].Opens);
            text = Time(text, window.Then("closes"), windows[w].Closes);
        }
        for (var s = 0; s < steps.Count; s++)
        {
            for (var w = 0; w < Windows(steps[s]); w++)
                text = Dated(text, At($"steps[{s}].windows[{w}]"));
        }
        return text;
    }

    /// <summary>
    /// A call from nothing that has no faults: who applies, a contact, the name of the project, and an example that passes.
    /// </summary>
    public static Edited New(
        string programme,
        string measure,
        string slug,
        LocalText title,
        string numberPrefix,
        string contactName,
        string contactEmail
    ) =>
        Text(Blank)
            .Set(At("call"), Pieces.Text(slug))
            .Then(t => t.Set(At("programme"), Pieces.Text(programme)))
            .Then(t => t.Set(At("measure"), Pieces.Text(measure)))
            .Then(t => t.Set(At("title"), Pieces.Local(title)))
            .Then(t => t.Set(At("number_prefix"), Pieces.Text(numberPrefix)))
            .Then(t => t.Set(At("contact"), Pieces.Map(("name", Pieces.Text(contactName)), ("email", Pieces.Text(contactEmail)))));

    private static int Windows(YamlNode step) => step.Value("windows") is YamlList windows ? windows.Items.Count : 0;

    private static CallPath At(string path) => CallPath.Parse(path)!;

    private static CallText Text(string source) =>
        CallText.Read(source) ?? throw new ArgumentException("This text was read as a call before, and is none.", nameof(source));

    private static CallText Must(Edited edited) => edited.Text ?? throw new InvalidOperationException(edited.Refusal!.En);

    private static Edited Without(Edited text, CallPath path) => text.Then(t => t.At(path) is null ? new Edited(t, null) : t.Remove(path));

    /// <summary>A window that has no days yet says that they are not known.</summary>
    private static Edited Unannounced(Edited text, CallPath window) =>
        text.Then(t =>
            t.At(window.Then("announced")) is null ? new Edited(t, null) : t.Set(window.Then("announced"), Pieces.Text("unknown"))
        );

    /// <summary>A window with days was announced for nothing else.</summary>
    private static Edited Dated(Edited text, CallPath window) =>
        text.Then(t =>
            t.At(window).Value("announced") is not null && (t.At(window).Value("opens") ?? t.At(window).Value("closes")) is not null
                ? t.Remove(window.Then("announced"))
                : new Edited(t, null)
        );

    private static Edited Time(Edited text, CallPath path, NodaTime.LocalDateTime? time) =>
        time is { } known
            ? text.Then(t => t.Set(path, Pieces.Plain(known.ToString("uuuu-MM-dd'T'HH:mm", null)), ["classes", "opens", "closes"]))
            : Without(text, path);

    private const string Blank = """
        # Every key is explained in docs/call-format.md.
        call: new-call
        programme: programme
        measure: measure
        version: 1
        title: { nl: Titel, en: Title }
        summary:
          nl: "Zeg hier in één zin waarvoor besturen subsidie krijgen."
          en: "Say here in one sentence what governments receive a grant for."
        number_prefix: call
        contact: { name: Naam, email: naam@voorbeeld.example }

        applicants:
          - class: municipality

        funding:
          amounts:
            - { name: grant, kind: value, title: { nl: Subsidie, en: Grant }, value: "0" }
          grant: grant

        steps:
          - id: application
            kind: application
            title: { nl: Aanvraag, en: Application }
            sections:
              - id: contact
                title: { nl: Contact, en: Contact }
                fields:
                  - { id: contact, type: contact }
              - id: project
                title: { nl: Uw project, en: Your project }
                fields:
                  - id: name
                    type: text
                    label: { nl: Naam van het project, en: Name of the project }
                    required: true
                    max_length: 100

        examples:
          - name: een volledige aanvraag
            as: "24028"
            answers:
              contact: { first_name: An, family_name: Peeters, phone: "+3225530000", email: an.peeters@geetbets.example }
              name: Ons project
            amounts: { grant: 0 }

        """;
}
