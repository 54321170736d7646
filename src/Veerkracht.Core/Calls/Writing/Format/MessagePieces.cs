using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What a call tells in its own words once somebody has applied.</summary>
internal static class MessagePieces
{
    public static PieceKind Message { get; } =
        new(
            "message",
            T("Bericht in eigen woorden", "Message in own words"),
            T("Berichten in eigen woorden", "Messages in own words"),
            [
                Key("event", Word, "Wat er gebeurt", "What happens")
                    .Must()
                    .OneOf([.. MessageKinds.All.Select(k => new FormatWord(k.Code, k.Label, LocalText.Empty))]),
                Title("Titel van het bericht", "Title of the message"),
                Key("text", LongLocal, "Tekst", "Text")
                    .Must()
                    .Hint(
                        "Wat tussen { } staat, vult het platform in: {number}, {government}, {project}, {call}, en wat bij dit "
                            + "bericht hoort.",
                        "What stands between { } is filled in: {number}, {government}, {project}, {call}, and what belongs to this message."
                    ),
            ]
        )
        {
            Identity = ["event"],
        };
}
