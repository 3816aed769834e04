import CExpat

extension XMLParser {
  /// Hands expat the functions that it calls; each finds its parser in the user data.
  func setHandlers() {
    XML_SetElementHandler(
      expat,
      { owner, name, attributes in
        guard let owner, let name else { return }
        Unmanaged<XMLParser>.fromOpaque(owner)._withUnsafeGuaranteedRef {
          $0.didStart(name, attributes)
        }
      },
      { owner, name in
        guard let owner, let name else { return }
        Unmanaged<XMLParser>.fromOpaque(owner)._withUnsafeGuaranteedRef { $0.didEnd(name) }
      })
    XML_SetStartDoctypeDeclHandler(expat) { owner, _, systemID, _, _ in
      XMLParser.at(owner)?.didStartDoctype(systemID)
    }
    XML_SetEntityDeclHandler(expat) { owner, name, _, _, _, _, _, _, _ in
      let name = name.map { XMLBytes(zeroTerminated: $0).string(upTo: 64) } ?? ""
      XMLParser.at(owner)?.halt(
        XMLRefusal("an entity is declared (\(name)); reports have no use for entities"))
    }
    XML_SetAttlistDeclHandler(expat) { owner, _, _, _, _, _ in
      XMLParser.at(owner)?.halt(XMLRefusal("attributes are declared in the document itself"))
    }
    XML_SetUnknownEncodingHandler(
      expat,
      { owner, name, encoding in
        let name = name.map { XMLBytes(zeroTerminated: $0).string(upTo: 64) } ?? ""
        guard let encoding, let upper = XMLEncoding.upperHalf(of: name) else {
          XMLParser.at(owner)?.refuse(encoding: name)
          return 0
        }
        withUnsafeMutableBytes(of: &encoding.pointee.map) { map in
          for (byte, character) in ((0..<0x80).map(Int32.init) + upper).enumerated() {
            map.storeBytes(of: character, toByteOffset: 4 * byte, as: Int32.self)
          }
        }
        return 1
      }, Unmanaged.passUnretained(self).toOpaque())
    XML_SetSkippedEntityHandler(expat) { owner, name, _ in
      let name = name.map { XMLBytes(zeroTerminated: $0).string(upTo: 64) } ?? ""
      XMLParser.at(owner)?.halt(XMLRefusal("undefined entity &\(name);"))
    }
  }

  func setTextHandler() {
    guard collectsText else { return XML_SetCharacterDataHandler(expat, nil) }
    XML_SetCharacterDataHandler(expat) { owner, text, count in
      guard let owner, let text else { return }
      Unmanaged<XMLParser>.fromOpaque(owner)._withUnsafeGuaranteedRef { $0.didRead(text, count) }
    }
  }

  private static func at(_ owner: UnsafeMutableRawPointer?) -> XMLParser? {
    owner.map { Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
  }
}
