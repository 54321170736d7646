using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>Readers as people call them.</summary>
public static class ReaderWords
{
    public static LocalText Of(Reader reader) =>
        reader switch
        {
            Reader.Applicant => new("iedereen bij de aanvrager", "everybody at the applicant"),
            Reader.Signers => new("wie voor de aanvrager tekent", "who signs for the applicant"),
            Reader.Partner => new("iedereen bij de partner", "everybody at the partner"),
            Reader.Touched => new("iedereen bij een bestuur dat het raakt", "everybody at an organisation that it touches"),
            Reader.Consulted => new("wie geraadpleegd wordt", "who is consulted"),
            Reader.Proposer => new("wie het voorstelde", "who proposed it"),
            Reader.Person => new("de persoon over wie het gaat", "the person whom it is about"),
            Reader.Managers => new("programmabeheerders van de maatregel", "programme managers of the measure"),
            Reader.Handlers => new(
                "programmabeheerders en dossierbehandelaars van de maatregel",
                "programme managers and case workers of the measure"
            ),
            Reader.Approvers => new(
                "goedkeurders van de maatregel, niet wie het voorstelde, binnen hun grens",
                "approvers of the measure, not who proposed it, within their limit"
            ),
            Reader.Followers => new("wie het volgt", "who follows it"),
            Reader.Finance => new("financiën van de maatregel", "finance of the measure"),
            _ => new("beheerders van de organisatie", "administrators of the organisation"),
        };
}
