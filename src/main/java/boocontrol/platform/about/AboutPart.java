package boocontrol.platform.about;

/// What a capability contributes to `/api/control/about` (seam): a CDI bean in its `boundary`. The
/// platform knows no capability, so the parts come to it.
///
/// A new part also needs its record in the contract: `boocontrol.contract.ContractTest`.
public interface AboutPart {

    /// The capability's word; the key in the answer.
    String name();

    /// A boundary record: figures as they are now, with units in their names. Must not block.
    Record figures();
}
