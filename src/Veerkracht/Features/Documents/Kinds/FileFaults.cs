using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Why a file cannot be attached, and what to do.</summary>
public static class FileFaults
{
    public static readonly LocalText Empty = new(
        "Dit bestand is leeg. Kies een bestand met inhoud.",
        "This file is empty. Choose a file with content."
    );

    public static readonly LocalText Password = new(
        "Dit bestand vraagt een wachtwoord om het te openen. Wij kunnen het dus niet lezen, en het is niet toegevoegd. Bewaar het zonder "
            + "wachtwoord en voeg het opnieuw toe.",
        "This file asks for a password to open it. So we cannot read it, and it was not added. Save it without a password and add it again."
    );

    public static readonly LocalText Incomplete = new(
        "Dit bestand is niet volledig: het einde ontbreekt. Het is niet toegevoegd. Misschien was het nog niet klaar met downloaden of "
            + "kopiëren. Wacht tot dat klaar is, kijk of het bestand opengaat, en voeg het opnieuw toe.",
        "This file is not complete: its end is missing. It was not added. Perhaps its download or copy had not ended. Wait for "
            + "the end, see whether the file opens, and add it again."
    );

    public static readonly LocalText Damaged = new(
        "Dit bestand is beschadigd en gaat niet open. Het is niet toegevoegd. Open het in uw programma, bewaar het opnieuw, "
            + "en voeg het dan toe.",
        "This file is damaged and does not open. It was not added. Open it in your program, save it anew, and add that."
    );

    public static LocalText Macros(string instead) =>
        new(
            $"Dit bestand bevat macro's: kleine programma's die bij het openen kunnen starten. Het is niet toegevoegd. Bewaar "
                + $"het als {instead} zonder macro's, of als pdf, en voeg dat toe.",
            $"This file holds macros: small programs that can start when it is opened. It was not added. Save it as "
                + $"{instead} without macros, or as pdf, and add that."
        );

    /// <param name="what">What it is, with an article: "een zip-bestand".</param>
    /// <param name="instead">What to do, as a sentence.</param>
    public static LocalText Known(LocalText what, LocalText instead) =>
        new(
            $"Dit is {what.Nl}. Dat kunt u hier niet toevoegen. {instead.Nl}",
            $"This is {what.In(Language.En)}. It cannot be attached here. {instead.In(Language.En)}"
        );

    public static LocalText Unknown(string extension, string allowed) =>
        new(
            "De inhoud van dit bestand is niet van een soort die u kunt "
                + $"toevoegen{(extension.Length > 0 ? $" (de naam eindigt op {extension})" : "")}. Toegelaten zijn: {allowed}.",
            "The content of this file is not of a kind that can be "
                + $"attached{(extension.Length > 0 ? $" (its name ends in {extension})" : "")}. Allowed are: {allowed}."
        );

    /// <summary>The name is of a kind that can be attached, and the content is of none.</summary>
    public static LocalText NotAsNamed(FileKind named, string extension) =>
        new(
            $"De naam eindigt op {extension}, maar de inhoud is geen {named.Label}. Open het bestand, bewaar het opnieuw als "
                + $"{named.Label} en voeg het toe.",
            $"Its name ends in {extension}, but its content is not {named.Label}. Open the file, save it again as {named.Label} and add it."
        );

    public static LocalText OtherName(FileKind kind, string extension) =>
        extension.Length == 0
            ? new(
                $"De inhoud van dit bestand is {kind.Label}, maar de naam zegt dat niet. Zet {kind.Extensions[0]} achter de naam en voeg "
                    + "het opnieuw toe.",
                $"The content of this file is {kind.Label}, but its name does not say so. Put {kind.Extensions[0]} behind the name and "
                    + "add it again."
            )
            : new(
                $"De inhoud van dit bestand is {kind.Label}, maar de naam eindigt op “{extension}”. "
                    + $"Hernoem het naar {kind.Extensions[0]} en voeg het opnieuw toe.",
                $"The content of this file is {kind.Label}, but its name ends in “{extension}”. "
                    + $"Rename it to {kind.Extensions[0]} and add it again."
            );
}
